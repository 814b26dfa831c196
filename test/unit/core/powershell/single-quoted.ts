const isQuote = (character: string | undefined): boolean => character !== undefined && '\'\u2018\u2019\u201a\u201b'.includes(character)

/**
 * Reads one single-quoted string as PowerShell's tokenizer does (engine/parser/tokenizer.cs, ScanStringLiteral): any quote of the
 * five opens it, any two of them in a row are the second, any single one ends it.
 */
export function readSingleQuoted(text: string): { readonly value: string; readonly rest: string } {
  if (!isQuote(text[0])) throw new Error('Not a single-quoted string')
  let value = ''
  for (let index = 1; index < text.length; index++) {
    if (isQuote(text[index])) {
      if (!isQuote(text[index + 1])) return { value, rest: text.slice(index + 1) }
      index++
    }
    value += text[index] ?? ''
  }
  throw new Error('The string does not end')
}
