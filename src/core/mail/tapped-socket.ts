import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { wireFault } from '../wire-error.ts'

/** Sees every byte of a session, in the order it crosses the wire; may throw to end the session. */
export interface WireTap {
  received(chunk: Buffer): void
  sent(chunk: Buffer): void
}

/**
 * A connection with a tap on it. A mail library hides much of what was said; a pass must rest on the server's own
 * lines, and a byte budget on all bytes, so both are read here.
 */
export class TappedSocket extends Duplex {
  readonly #socket: Socket
  readonly #tap: WireTap
  #failure: Error | undefined
  /** Rejects when the connection is gone, also for who comes too late to hear it close. */
  readonly gone: Promise<never>

  /** The first error of the connection, or of the tap. */
  get failure(): Error | undefined {
    return this.#failure
  }

  constructor(socket: Socket, tap: WireTap) {
    super({ allowHalfOpen: false })
    this.#socket = socket
    this.#tap = tap
    // Before anything can fail: an error without a listener would end the process.
    this.on('error', (error) => (this.#failure ??= error))
    this.gone = new Promise((_resolve, reject) => this.once('close', () => reject(this.#failure ?? wireFault('CLOSED'))))
    this.gone.catch(() => undefined)
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    let hasEnded = false
    socket.on('end', () => {
      hasEnded = true
      this.push(null)
    })
    socket.on('error', (error: Error) => this.destroy(error))
    // What the peer said last may still wait for its reader: after a proper end the stream closes once that is read.
    socket.on('close', () => hasEnded || this.destroy())
    socket.on('timeout', () => this.emit('timeout'))
  }

  setTimeout(ms: number): this {
    this.#socket.setTimeout(ms)
    return this
  }

  override _read(): void {
    this.#socket.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#tap.sent(chunk)
    this.#socket.write(chunk, done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy()
    // A TLS session above that refuses a certificate destroys this stream first and gives its reason after: it must be heard before the close.
    setImmediate(done, error)
  }

  #receive(chunk: Buffer): void {
    try {
      this.#tap.received(chunk)
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error('tap'))
      return
    }
    if (!this.push(chunk)) this.#socket.pause()
  }
}
