import * as l10n from '@vscode/l10n'
import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'
import type { MistakeList, Path } from './mistakes.ts'

/** Deeper than any document; recursion stays far from the stack's end. */
const DEEPEST = 64
/** More keys than any object has: what comes after is not compared with them, so that memory stays small. */
const COMPARED_KEYS = 10_000

/** Takes the parts of a JSON text in the order they come. `path` is reused: copy it to keep it. */
export interface JsonListener {
  enter(kind: 'object' | 'array', path: Path, offset: number): void
  /** `end` is the offset after the closing bracket. */
  leave(path: Path, end: number): void
  literal(value: unknown, path: Path): void
}

/** What makes a text no JSON, as a localised sentence, and the offset at which it does. */
export interface SyntaxFault {
  readonly offset: number
  readonly sentence: string
}

/** Ends the walk at the first thing that makes the rest meaningless. */
class Stop extends Error {
  readonly fault: SyntaxFault

  constructor(fault: SyntaxFault) {
    super()
    this.fault = fault
  }
}

/**
 * Walks a JSON text (RFC 8259, without comments and trailing commas) and tells the listener what comes. A syntax error or
 * too deep a nesting ends the walk and is answered; a key that stands twice in its object is a mistake at that key, and the
 * walk goes on.
 */
export function walkJson(text: string, listener: JsonListener, mistakes: MistakeList): SyntaxFault | undefined {
  try {
    visit(text, new Walk(listener, mistakes), { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
    return undefined
  } catch (error) {
    if (error instanceof Stop) return error.fault
    throw error
  }
}

const ARRAY = Symbol('array')
/** An open array; or an open object: the keys seen in it, made when the first comes. */
type Frame = typeof ARRAY | Set<string> | undefined

/** Keeps the path of the value at hand. The methods are properties because `visit` takes them off the object. */
class Walk implements JSONVisitor {
  readonly #listener: JsonListener
  readonly #mistakes: MistakeList
  readonly #path: PropertyKey[] = []
  readonly #frames: Frame[] = []

  constructor(listener: JsonListener, mistakes: MistakeList) {
    this.#listener = listener
    this.#mistakes = mistakes
  }

  readonly onObjectBegin = (offset: number): void => {
    this.#enter('object', offset)
  }

  readonly onArrayBegin = (offset: number): void => {
    this.#enter('array', offset)
    this.#path.push(0)
  }

  readonly onObjectEnd = (offset: number): void => {
    this.#leave(offset + 1)
  }

  readonly onArrayEnd = (offset: number): void => {
    this.#path.pop()
    this.#leave(offset + 1)
  }

  readonly onObjectProperty = (key: string): void => {
    this.#path.push(key)
    const last = this.#frames.length - 1
    const seen = this.#frames[last]
    if (seen === undefined) this.#frames[last] = new Set([key])
    else if (seen === ARRAY || this.#mistakes.isFull) return
    else if (seen.has(key)) this.#mistakes.add(this.#path, l10n.t('This key stands twice in its object. Keep one of the two.'))
    else if (seen.size < COMPARED_KEYS) seen.add(key)
  }

  readonly onLiteralValue = (value: unknown): void => {
    this.#listener.literal(value, this.#path)
    this.#advance()
  }

  readonly onError = (code: ParseErrorCode, offset: number): void => {
    throw new Stop({ offset, sentence: syntaxSentence(code) })
  }

  #enter(kind: 'object' | 'array', offset: number): void {
    if (this.#frames.length === DEEPEST) {
      throw new Stop({ offset, sentence: l10n.t('Nested more than {0} levels deep. A profiles document is flat.', DEEPEST) })
    }
    this.#listener.enter(kind, this.#path, offset)
    this.#frames.push(kind === 'array' ? ARRAY : undefined)
  }

  #leave(end: number): void {
    this.#frames.pop()
    this.#listener.leave(this.#path, end)
    this.#advance()
  }

  /** After a value: its key goes, or the index grows. */
  #advance(): void {
    if (this.#frames.length === 0) return
    const last = this.#path.pop()
    if (this.#frames.at(-1) === ARRAY) this.#path.push(Number(last) + 1)
  }
}

/** What to do about a syntax error. */
function syntaxSentence(code: ParseErrorCode): string {
  switch (printParseErrorCode(code)) {
    case 'PropertyNameExpected': return l10n.t('A key in double quotes is expected here. Remove a comma before a closing bracket.')
    case 'ValueExpected': return l10n.t('A value is expected here. Add it, or remove the comma before it.')
    case 'ColonExpected': return l10n.t('A colon is expected here, between key and value.')
    case 'CommaExpected': return l10n.t('A comma is expected here, or the end of the list or object.')
    case 'CloseBraceExpected': return l10n.t('The document ends too early: a closing curly bracket is missing.')
    case 'CloseBracketExpected': return l10n.t('The document ends too early: a closing square bracket is missing.')
    case 'EndOfFileExpected': return l10n.t('The document should end here. Remove what follows.')
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment': return l10n.t('Comments are not part of JSON. Remove them.')
    case 'UnexpectedEndOfString': return l10n.t('The double quote that ends this text is missing.')
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode': return l10n.t('This text holds an escape that JSON does not know. Write a backslash as two.')
    case 'InvalidCharacter': return l10n.t('This text holds a control character. Write it as an escape, such as \\n.')
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber': return l10n.t('This number is not written as JSON writes numbers.')
    case 'InvalidSymbol':
    case '<unknown ParseErrorCode>': return l10n.t('This is not JSON. Texts and keys stand in double quotes.')
  }
}
