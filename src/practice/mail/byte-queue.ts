const NEWLINE = 0x0a

/** Bytes that have come and are not yet used, cut into lines or lengths. Whoever fills it watches its length. */
export class ByteQueue {
  #chunks: Buffer[] = []
  #length = 0
  #mayHoldLine = false

  get length(): number {
    return this.#length
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    this.#mayHoldLine ||= chunk.includes(NEWLINE)
  }

  /** The next line as latin1, without its line end; `undefined` until it is whole. */
  takeLine(): string | undefined {
    if (!this.#mayHoldLine) return undefined
    const at = this.#joined().indexOf(NEWLINE)
    if (at < 0) {
      this.#mayHoldLine = false
      return undefined
    }
    return this.take(at + 1).toString('latin1').replace(/\r?\n$/, '')
  }

  take(count: number): Buffer {
    const all = this.#joined()
    this.#chunks = count < all.length ? [all.subarray(count)] : []
    this.#length = Math.max(0, all.length - count)
    this.#mayHoldLine = all.includes(NEWLINE, count)
    return all.subarray(0, count)
  }

  #joined(): Buffer {
    const [first, ...others] = this.#chunks
    if (first && others.length === 0) return first
    const all = Buffer.concat(this.#chunks)
    this.#chunks = [all]
    return all
  }
}
