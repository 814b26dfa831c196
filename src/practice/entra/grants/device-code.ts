import { clientIdOf } from '../client-authentication.ts'
import { DEVICE_CODE_LIFETIME_MS, POLL_INTERVAL_S } from '../device-code.ts'
import { EntraError, parameterMissing } from '../entra-error.ts'
import type { EntraContext, EntraRequest } from '../route.ts'
import { userClient } from '../user-client.ts'
import type { Grant } from './grant.ts'
import { flowClient } from './redeeming-client.ts'
import { userAnswer } from './user-answer.ts'

/** A client's timer may be a little early. */
const LEAST_PAUSE_MS = (POLL_INTERVAL_S - 1) * 1000

const waiting = (error: 'authorization_pending' | 'slow_down'): EntraError =>
  new EntraError(70016, 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.', { error })

async function redeem(request: EntraRequest, context: EntraContext): Promise<object> {
  const { form, tenantSegment } = request
  const { appId } = userClient(tenantSegment, clientIdOf(request), context)
  const given = form.get('device_code') ?? form.get('code')
  if (given === null || given === '') throw parameterMissing('device_code')
  const device = context.signIns.deviceCodes.get(given)
  if (device?.appId !== appId) throw new EntraError(70018, "The provided value for the input parameter 'device_code' is not valid.")
  const nowMs = context.now().getTime()
  if (nowMs - device.issuedAtMs >= DEVICE_CODE_LIFETIME_MS) throw new EntraError(70020, "The provided value for the input parameter 'device_code' is not valid. This device code has expired.")
  const { outcome, polledAtMs } = device
  if (outcome === false) throw new EntraError(65004, 'The user declined the sign-in on the device.', { error: 'authorization_declined' })
  if (outcome === undefined) {
    device.polledAtMs = nowMs
    throw waiting(polledAtMs !== undefined && nowMs - polledAtMs < LEAST_PAUSE_MS ? 'slow_down' : 'authorization_pending')
  }
  const client = await flowClient(request, context)
  const answer = await userAnswer(request, context, client, outcome)
  context.signIns.deviceCodes.delete(given)
  return answer
}

/**
 * RFC 8628 section 3.4. Throws AADSTS70016 while the user has not answered (`authorization_pending`, or `slow_down` to a client that asks more often than it
 * should), 65004 `authorization_declined`, 70020 `expired_token`, 70018 `bad_verification_code`; and 7000218, as Entra does once the user has signed in,
 * where the registration does not allow public client flows. MSAL sends the short name of the grant.
 */
export const deviceCodeGrants: readonly Grant[] = [{ type: 'urn:ietf:params:oauth:grant-type:device_code', redeem }, { type: 'device_code', redeem }]
