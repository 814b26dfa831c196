import { clientIdOf } from '../client-authentication.ts'
import { parameterMissing } from '../entra-error.ts'
import { userClient } from '../user-client.ts'
import { grantInvalid, refreshOfPage, refreshUnused } from '../user-errors.ts'
import type { Grant } from './grant.ts'
import { flowClient, redeemingClient } from './redeeming-client.ts'
import { userAnswer } from './user-answer.ts'

const DAY_MS = 24 * 3600 * 1000
/** Microsoft, "Refresh tokens in the Microsoft identity platform": 90 days unused, and 24 hours in all for a page's. */
const UNUSED_DAYS = 90

/**
 * RFC 6749 section 6. Each answer brings a new token; the old one goes on being good, as Entra's does. Throws AADSTS70000 for one that is none or
 * another client's, 700082 for one unused for 90 days, 700084 for a page's after a day.
 */
export const refreshTokenGrant: Grant = {
  type: 'refresh_token',
  async redeem(request, context) {
    const { form, tenantSegment } = request
    const { appId } = userClient(tenantSegment, clientIdOf(request), context)
    const given = form.get('refresh_token')
    if (given === null || given === '') throw parameterMissing('refresh_token')
    const token = context.signIns.refreshTokens.get(given)
    if (token?.signIn.appId !== appId) throw grantInvalid('refresh_token')
    const { redirectType, signedInAtMs, byDevice } = token.signIn
    const client = await (byDevice ? flowClient(request, context) : redeemingClient(request, context, redirectType))
    const nowMs = context.now().getTime()
    if (redirectType === 'spa' && nowMs - signedInAtMs >= DAY_MS) throw refreshOfPage(new Date(signedInAtMs))
    if (nowMs - token.lastUsedAtMs >= UNUSED_DAYS * DAY_MS) throw refreshUnused(new Date(token.lastUsedAtMs))
    const answer = await userAnswer(request, context, client, token.signIn)
    token.lastUsedAtMs = nowMs
    return answer
  },
}
