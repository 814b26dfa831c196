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

/** The outcome of work that cannot be cancelled, or a rejection with the signal's reason as soon as it aborts. */
export async function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: () => void = () => undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
