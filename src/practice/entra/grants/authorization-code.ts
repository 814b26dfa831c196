import { createHash } from 'node:crypto'
import { clientIdOf } from '../client-authentication.ts'
import { parameterMissing } from '../entra-error.ts'
import type { AuthorizationCode } from '../sign-ins.ts'
import { userClient } from '../user-client.ts'
import { codeExpired, codeRedeemed, grantInvalid, pageWithoutProof, redirectChanged, verifierWrong } from '../user-errors.ts'
import type { Grant } from './grant.ts'
import { redeemingClient } from './redeeming-client.ts'
import { userAnswer } from './user-answer.ts'

/** Microsoft, "OAuth 2.0 authorization code flow": a code lives for about 10 minutes. */
const CODE_LIFETIME_MS = 10 * 60 * 1000

/** RFC 7636 section 4.6. */
function verifies({ challenge }: AuthorizationCode, verifier: string | null): boolean {
  if (challenge === undefined || verifier === null) return challenge === undefined && verifier === null
  return challenge.value === (challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'))
}

/**
 * RFC 6749 section 4.1.3 with PKCE. Throws AADSTS70000 for a code that is none or another client's, 54005 for one that was redeemed, 70008 for one older
 * than 10 minutes, 500112 for another redirect URI than before, 501481 for a verifier that does not fit, 9002325 for a page without PKCE.
 */
export const authorizationCodeGrant: Grant = {
  type: 'authorization_code',
  async redeem(request, context) {
    const { form, tenantSegment } = request
    const { appId } = userClient(tenantSegment, clientIdOf(request), context)
    const given = form.get('code')
    if (given === null || given === '') throw parameterMissing('code')
    const code = context.signIns.codes.get(given)
    if (code?.signIn.appId !== appId) throw grantInvalid('code')
    const client = await redeemingClient(request, context, code.signIn.redirectType)
    if (code.signIn.redirectType === 'spa' && code.challenge === undefined) throw pageWithoutProof()
    const uri = form.get('redirect_uri')
    if (uri === null) throw parameterMissing('redirect_uri')
    if (uri !== code.redirectUri) throw redirectChanged(uri, code.redirectUri)
    if (code.redeemed) throw codeRedeemed()
    if (context.now().getTime() - code.issuedAtMs >= CODE_LIFETIME_MS) throw codeExpired()
    if (!verifies(code, form.get('code_verifier'))) throw verifierWrong()
    code.redeemed = true
    return userAnswer(request, context, client, code.signIn)
  },
}
