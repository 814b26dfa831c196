import { ByteQueue } from '../mail/byte-queue.ts'

/** A command's pieces: text, or the bytes of a literal. The text before a literal has lost its `{n}`. */
export type CommandPart = string | Buffer

export type Unit =
  | { readonly kind: 'command'; readonly parts: readonly CommandPart[] }
  | { readonly kind: 'line'; readonly text: string }
  /** A literal is announced and the client waits for the server's `+` */
  | { readonly kind: 'literal' }
  /** The client is beyond what the limits allow: say so and close */
  | { readonly kind: 'broken'; readonly reason: string }

export const READER_LIMITS = { lineBytes: 64 * 1024, commandBytes: 1024 * 1024, parts: 64, bufferedBytes: 4 * 1024 * 1024 } as const

/**
 * Cuts a client's bytes into commands, with the literals of RFC 3501 section 4.3 and the `{n+}` of RFC 7888. It is asked for one
 * unit at a time, because what a line means (a command, a SASL answer, the end of IDLE) is known only once the last one is done.
 */
export class CommandReader {
  readonly #queue = new ByteQueue()
  #parts: CommandPart[] = []
  #commandBytes = 0
  #literalBytes = 0
  #literalOpen = false

  /** `false` = more than the reader is willing to keep. */
  push(chunk: Buffer): boolean {
    this.#queue.push(chunk)
    return this.#queue.length <= READER_LIMITS.bufferedBytes
  }

  /** The next unit, or `undefined` until more bytes come. */
  next(mode: 'command' | 'line'): Unit | undefined {
    for (;;) {
      if (this.#literalOpen) {
        if (this.#queue.length < this.#literalBytes) return undefined
        this.#parts.push(this.#queue.take(this.#literalBytes))
        this.#literalOpen = false
      }
      const line = this.#queue.takeLine()
      if (line === undefined) return this.#queue.length > READER_LIMITS.lineBytes ? { kind: 'broken', reason: 'line too long' } : undefined
      if (line.length > READER_LIMITS.lineBytes) return { kind: 'broken', reason: 'line too long' }
      if (mode === 'line') return { kind: 'line', text: line }
      const literal = /\{(\d{1,10})(\+?)\}$/.exec(line.slice(-14))
      if (!literal) return this.#finish(line)
      const broken = this.#openLiteral(line.slice(0, -literal[0].length), Number(literal[1]))
      if (broken) return broken
      if (literal[2] === '') return { kind: 'literal' }
    }
  }

  #openLiteral(before: string, bytes: number): Unit | undefined {
    this.#commandBytes += before.length + bytes
    if (this.#commandBytes > READER_LIMITS.commandBytes) return { kind: 'broken', reason: 'command too long' }
    if (this.#parts.length > READER_LIMITS.parts) return { kind: 'broken', reason: 'too many literals' }
    this.#parts.push(before)
    this.#literalBytes = bytes
    this.#literalOpen = true
    return undefined
  }

  #finish(line: string): Unit {
    const parts = [...this.#parts, line]
    this.#parts = []
    this.#commandBytes = 0
    return { kind: 'command', parts }
  }
}
