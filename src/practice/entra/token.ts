import { grantUnsupported, parameterMissing } from './entra-error.ts'
import { authorizationCodeGrant } from './grants/authorization-code.ts'
import { clientCredentialsGrant } from './grants/client-credentials.ts'
import { deviceCodeGrants } from './grants/device-code.ts'
import type { Grant } from './grants/grant.ts'
import { passwordGrant } from './grants/password.ts'
import { refreshTokenGrant } from './grants/refresh-token.ts'
import type { EntraRoute } from './route.ts'

const GRANTS: readonly Grant[] = [clientCredentialsGrant, authorizationCodeGrant, refreshTokenGrant, ...deviceCodeGrants, passwordGrant]

/** The token endpoint (RFC 6749 section 3.2): hands on to the grant that the form asks for. */
export const tokenRoute: EntraRoute = {
  method: 'POST',
  path: '/oauth2/v2.0/token',
  disturbed: true,
  async answer(request, context) {
    const grantType = request.form.get('grant_type')
    if (grantType === null || grantType === '') throw parameterMissing('grant_type')
    const grant = GRANTS.find(({ type }) => type === grantType)
    if (!grant) throw grantUnsupported(grantType)
    return { status: 200, body: await grant.redeem(request, context) }
  },
}
