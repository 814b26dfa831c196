/** DER, the encoding of X.509 certificates (ITU-T X.690): each value is a tag, a length and its content. */
export function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body])
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, body])
}

export const sequence = (...content: readonly Buffer[]): Buffer => der(0x30, ...content)
export const set = (...content: readonly Buffer[]): Buffer => der(0x31, ...content)
export const boolean = (value: boolean): Buffer => der(0x01, Buffer.of(value ? 0xff : 0))
export const octets = (...content: readonly Buffer[]): Buffer => der(0x04, ...content)
export const bits = (content: Buffer, unused = 0): Buffer => der(0x03, Buffer.of(unused), content)
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'))

/** A positive INTEGER: a leading zero byte keeps the first bit from reading as a sign. */
export const integer = (bytes: Buffer): Buffer => der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)

/** OBJECT IDENTIFIER from its dotted form: seven bits a byte, the first two numbers in one. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 0x7f]
    for (let high = number >>> 7; high > 0; high >>>= 7) groups.unshift((high & 0x7f) | 0x80)
    return groups
  })
  return der(0x06, Buffer.from(bytes))
}

/** GeneralizedTime for years from 2050 on, UTCTime before (RFC 5280 section 4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(`${digits.slice(2)}Z`)) : der(0x18, Buffer.from(`${digits}Z`))
}
