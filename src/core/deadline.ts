import type { WireFault } from './evidence/evidence.ts'

/** The reason with which a limit aborts, to tell it from a person's cancel. */
class LimitReached extends Error {
  override readonly name = 'LimitReached'
}

/**
 * A signal that aborts with its parent, or after `limitMs` whatever the peer does: activity never extends it.
 * Release it when the work is over, or its timer lives on.
 */
export function startDeadline(parent: AbortSignal, limitMs: number): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController()
  const follow = () => controller.abort(parent.reason)
  const timer = setTimeout(() => controller.abort(new LimitReached()), limitMs)
  if (parent.aborted) follow()
  else parent.addEventListener('abort', follow, { once: true })
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer)
      parent.removeEventListener('abort', follow)
    },
  }
}

/** Why an aborted signal aborted. */
export const abortFault = (signal: AbortSignal): WireFault => (signal.reason instanceof LimitReached ? 'TIMEOUT' : 'CANCELLED')
