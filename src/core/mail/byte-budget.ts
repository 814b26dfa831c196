import { wireFault } from '../wire-error.ts'
import type { WireTap } from './tapped-socket.ts'

/** What a session of ours may cost before the peer counts as misbehaving. */
const MAX_SESSION_BYTES = 1024 * 1024

/** Counts what a peer sends, TLS records too. Throws WireError `TOO_LARGE` beyond the limit of a session. */
export class ByteBudget implements WireTap {
  readonly #maxBytes: number
  #bytes = 0

  constructor(maxBytes = MAX_SESSION_BYTES) {
    this.#maxBytes = maxBytes
  }

  received(chunk: Buffer): void {
    this.#bytes += chunk.length
    if (this.#bytes > this.#maxBytes) throw wireFault('TOO_LARGE')
  }

  sent(): void {
    // Ours, and small.
  }
}
