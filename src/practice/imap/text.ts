/** A string for an answer: quoted where that can carry it, a literal otherwise (RFC 3501 section 4.3). */
export function imapString(text: string): Buffer {
  if (/^[\x20-\x7e]{0,500}$/.test(text)) return Buffer.from(`"${text.replace(/[\\"]/g, '\\$&')}"`)
  return literal(Buffer.from(text, 'latin1'))
}

export const literal = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(`{${bytes.length}}\r\n`), bytes])

export const imapNil = Buffer.from('NIL')

export const nilOr = (text: string | undefined): Buffer => (text === undefined || text === '' ? imapNil : imapString(text))

/** Pieces in brackets, with blanks between, or close together. */
export const imapList = (items: readonly Buffer[], between = ' '): Buffer =>
  Buffer.concat([Buffer.from('('), ...items.flatMap((item, index) => (index === 0 ? [item] : [Buffer.from(between), item])), Buffer.from(')')])
