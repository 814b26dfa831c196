const HEADER_LIMIT_BYTES = 64 * 1024

export interface MailAddress {
  readonly name: string
  readonly address: string
}

/** Where the header section ends: behind its empty line, or at the end of a mail without a body. */
function headerEnd(source: Buffer): number {
  if (source.subarray(0, 2).equals(Buffer.from('\r\n'))) return 2
  const at = source.indexOf('\r\n\r\n')
  return at < 0 ? source.length : at + 4
}

/** The header section as it came, with its empty line (RFC 5322 section 2.1). */
export const headerSection = (source: Buffer): Buffer => source.subarray(0, headerEnd(source))

export const bodySection = (source: Buffer): Buffer => source.subarray(headerEnd(source))

/** Each header field with its folded lines, in order. Looks at the first 64 KB. */
export function headerFields(source: Buffer): readonly { readonly name: string; readonly raw: string }[] {
  const lines = headerSection(source).subarray(0, HEADER_LIMIT_BYTES).toString('latin1').split('\r\n')
  const fields: { name: string; raw: string }[] = []
  for (const line of lines) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last) last.raw += `${line}\r\n`
    else if (line.includes(':')) fields.push({ name: line.slice(0, line.indexOf(':')).trim().toLowerCase(), raw: `${line}\r\n` })
  }
  return fields
}

/** A field's value, unfolded (RFC 5322 section 2.2.3); `undefined` where there is none. */
export function headerValue(source: Buffer, name: string): string | undefined {
  const field = headerFields(source).find((candidate) => candidate.name === name)
  return field?.raw.slice(field.raw.indexOf(':') + 1).replaceAll('\r\n', '').replaceAll('\t', ' ').trim()
}

/** Splits at commas that stand neither in quotes nor in an angle address. */
function splitAddresses(value: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let quoted = false
  let angled = false
  for (const char of value) {
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '<' || char === '>')) angled = char === '<'
    if (char === ',' && !quoted && !angled) {
      parts.push(part)
      part = ''
    } else part += char
  }
  return [...parts, part].map((address) => address.trim()).filter((address) => address !== '')
}

/** The addresses of a field, at most 100. Groups and comments are not taken apart: no mail here has them. */
export function headerAddresses(source: Buffer, name: string): readonly MailAddress[] {
  return splitAddresses(headerValue(source, name) ?? '').slice(0, 100).map((part) => {
    const open = part.lastIndexOf('<')
    if (open < 0) return { name: '', address: part }
    const close = part.indexOf('>', open)
    return { name: part.slice(0, open).trim().replace(/^"|"$/g, ''), address: part.slice(open + 1, close < 0 ? undefined : close).trim() }
  })
}
