import type { Readable } from 'node:stream'
import { visible } from '../core/visible.ts'

/** The program's surroundings, so that a command runs in a test as in a terminal. */
export interface Io {
  /** Results alone */
  readonly out: (text: string) => void
  /** All else, a line at a time */
  readonly note: (line: string) => void
  readonly stdin: Readable
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborts when the program is told to stop */
  readonly signal: AbortSignal
}

/** JSON for standard output: what a terminal could take for a command stands as an escape of JSON's own. */
export const jsonText = (value: unknown, indent?: number): string =>
  `${JSON.stringify(value, undefined, indent).replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`

/** The program's own streams. A reader that went away ends the program as a signal does. */
export function systemIo(stop: AbortController): Io {
  const { stdout, stderr } = process
  for (const stream of [stdout, stderr]) stream.on('error', () => stop.abort())
  return {
    out: (text) => void stdout.write(text),
    note: (line) => void stderr.write(`${visible(line)}\n`),
    stdin: process.stdin,
    env: process.env,
    signal: stop.signal,
  }
}
