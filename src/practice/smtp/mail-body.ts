/** The longest mail taken, in bytes as they come; announced as SIZE (RFC 1870). */
export const MAIL_LIMIT_BYTES = 10 * 1024 * 1024

const END = Buffer.from('\r\n.\r\n')

/**
 * What follows DATA, up to the line with a dot alone (RFC 5321 section 4.5.2). Only CRLF ends a line here: whoever takes a bare LF
 * for one can be told another mail than was sent. Beyond the limit bytes are counted and not kept.
 */
export class MailBody {
  readonly #kept: Buffer[] = []
  /** The last bytes seen, among which the end may begin; a mail may consist of its end alone. */
  #tail = END.subarray(0, 2)
  #bytes = 0

  /** Takes what belongs to the mail and gives back what follows it; `undefined` until its end has come. */
  feed(chunk: Buffer): Buffer | undefined {
    const seen = Buffer.concat([this.#tail, chunk])
    const at = seen.indexOf(END)
    const end = at < 0 ? chunk.length : at + END.length - this.#tail.length
    this.#bytes += end
    if (!this.tooLong) this.#kept.push(chunk.subarray(0, end))
    this.#tail = seen.subarray(-(END.length - 1))
    return at < 0 ? undefined : chunk.subarray(end)
  }

  get tooLong(): boolean {
    return this.#bytes > MAIL_LIMIT_BYTES
  }

  /** The client sends on although it is far beyond the limit. */
  get endless(): boolean {
    return this.#bytes > 4 * MAIL_LIMIT_BYTES
  }

  /** The mail itself: without its end, and without the dot that was put before each leading dot. */
  source(): Buffer {
    const text = Buffer.concat(this.#kept).toString('latin1')
    return Buffer.from(text.slice(0, -3).replace(/(^|\r\n)\./g, '$1'), 'latin1')
  }
}
