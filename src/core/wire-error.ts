import { abortFault } from './deadline.ts'
import type { WireFault } from './evidence/evidence.ts'

/** A connection that failed. `code` is Node's (`ECONNREFUSED`) or a {@link WireFault}; programs read it, never the message. */
export class WireError extends Error {
  override readonly name = 'WireError'

  constructor(readonly code: string, options?: ErrorOptions) {
    super(code, options)
  }
}

export const wireFault = (fault: WireFault, cause?: unknown): WireError => new WireError(fault, cause === undefined ? undefined : { cause })

/** Codes of a peer that hung up, whatever the operating system calls it. */
const CLOSED = new Set(['ERR_STREAM_ALREADY_FINISHED', 'ERR_STREAM_WRITE_AFTER_END', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED'])

/** The code of any error that a socket, TLS or a library threw; an aborted signal explains whatever it caused. */
export function wireCode(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return abortFault(signal)
  if (error instanceof WireError) return error.code
  const code = firstCode(error)
  if (code === undefined) return 'CLOSED'
  return CLOSED.has(code) ? 'CLOSED' : code
}

/** With two address families tried, Node wraps one error each in an AggregateError: the first one tells. */
function firstCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if (error instanceof AggregateError && error.errors.length > 0) return firstCode(error.errors[0])
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
