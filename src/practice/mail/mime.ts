import { bodySection, headerValue } from './headers.ts'

const DEPTH_LIMIT = 8
const PART_LIMIT = 100

/** A value with parameters, as Content-Type and Content-Disposition have it (RFC 2045 section 5.1). */
export interface Parametrised {
  /** In capitals */
  readonly value: string
  readonly parameters: readonly (readonly [string, string])[]
}

/** A mail, or a part of one. */
export interface MimePart {
  /** With its header */
  readonly source: Buffer
  /** In capitals, such as `TEXT` and `PLAIN` */
  readonly type: string
  readonly subtype: string
  readonly parameters: Parametrised['parameters']
  /** Of a multipart */
  readonly parts: readonly MimePart[]
  /** Of a message/rfc822: the mail in it */
  readonly message: MimePart | undefined
}

/** Splits at semicolons outside of quotes and reads each `name=value`. */
export function parametrised(text: string): Parametrised {
  const [value = '', ...rest] = text.slice(0, 4000).match(/(?:"(?:[^"\\]|\\.)*"?|[^";])+/g) ?? []
  const parameters = rest.map((piece) => piece.trim()).flatMap((piece) => {
    const at = piece.indexOf('=')
    if (at < 1) return []
    return [[piece.slice(0, at).trim().toUpperCase(), piece.slice(at + 1).trim().replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')] as const]
  })
  return { value: value.trim().toUpperCase(), parameters }
}

/** Where each delimiter line begins and the bytes behind it; the closing one last (RFC 2046 section 5.1.1). */
function delimiters(body: Buffer, boundary: string): readonly { readonly from: number; readonly to: number; readonly closing: boolean }[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const found: { from: number; to: number; closing: boolean }[] = []
  for (let at = body.indexOf(mark); at >= 0 && found.length <= PART_LIMIT; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue
    const lineEnd = body.indexOf('\n', at)
    const to = lineEnd < 0 ? body.length : lineEnd + 1
    const rest = body.subarray(at + mark.length, to).toString('latin1').trim()
    if (rest !== '' && rest !== '--') continue
    // The line end before a delimiter belongs to it.
    const from = at - (body[at - 2] === 0x0d ? 2 : at > 0 ? 1 : 0)
    found.push({ from, to, closing: rest === '--' })
    if (rest === '--') break
  }
  return found
}

function partsOf(body: Buffer, boundary: string, depth: number): readonly MimePart[] {
  const marks = delimiters(body, boundary)
  return marks.flatMap(({ to, closing }, index) => {
    const end = Math.max(to, marks[index + 1]?.from ?? body.length)
    return closing ? [] : [parseMime(body.subarray(to, end), depth + 1)]
  })
}

/** Takes a mail apart, as deep as its boundaries can be found; what can't be taken apart is one part of text. */
export function parseMime(source: Buffer, depth = 0): MimePart {
  const { value, parameters } = parametrised(headerValue(source, 'content-type') ?? '')
  const [, type = 'TEXT', subtype = 'PLAIN'] = /^([A-Z0-9!#$&^_.+-]+)\/([A-Z0-9!#$&^_.+-]+)$/.exec(value) ?? []
  const leaf = { source, type, subtype, parameters, parts: [], message: undefined }
  if (depth >= DEPTH_LIMIT) return type === 'MULTIPART' ? { ...leaf, type: 'TEXT', subtype: 'PLAIN' } : leaf
  if (type === 'MESSAGE' && subtype === 'RFC822') return { ...leaf, message: parseMime(bodySection(source), depth + 1) }
  if (type !== 'MULTIPART') return leaf
  const boundary = parameters.find(([name]) => name === 'BOUNDARY')?.[1] ?? ''
  const parts = boundary === '' ? [] : partsOf(bodySection(source), boundary, depth)
  return parts.length === 0 ? { ...leaf, type: 'TEXT', subtype: 'PLAIN' } : { ...leaf, parts }
}
