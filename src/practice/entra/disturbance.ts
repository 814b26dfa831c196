import type { Tenant } from '../tenant.ts'
import { EntraError } from './entra-error.ts'

/** Seconds; what a client is told to wait. */
const RETRY_AFTER_S = 30

/**
 * What goes wrong at Entra whatever was asked (`service.entra`): 429 with Retry-After and AADSTS90055, 503 with AADSTS90033, or any number.
 * Throws it; nothing where all is well.
 */
export function throwDisturbance(tenant: Tenant): void {
  const { throttled, unavailable, answerWithNumber } = tenant.state().service.entra
  if (throttled) throw new EntraError(90055, 'The tenant is throttled: there are too many requests.', { retryAfterS: RETRY_AFTER_S })
  if (unavailable) throw new EntraError(90033, 'A transient error has occurred. Please try again.')
  if (answerWithNumber !== null) throw new EntraError(answerWithNumber, 'The practice tenant was told to answer every request with this number.')
}

/** Entra's own clock, which may differ from that of this machine: its Date header, its timestamps, what it says of an assertion's times. */
export const entraNow = ({ tenant, now }: { readonly tenant: Tenant; readonly now: () => Date }): Date =>
  new Date(now().getTime() + tenant.state().service.entra.clockAheadS * 1000)
