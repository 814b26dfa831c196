import { clientIdOf } from '../client-authentication.ts'
import { parameterMissing } from '../entra-error.ts'
import { readScopes } from '../scopes.ts'
import { userLetIn } from '../user-access.ts'
import { userClient } from '../user-client.ts'
import { passwordWrong, secondFactorNeeded } from '../user-errors.ts'
import type { Grant } from './grant.ts'
import { flowClient } from './redeeming-client.ts'

/**
 * RFC 6749 section 4.3, of which no helpdesk should make use: the practice tenant has no passwords, so each is wrong (AADSTS50126), unless
 * something else is said first: no such user (50034), a disabled one (50057), a second factor needed (50076).
 */
export const passwordGrant: Grant = {
  type: 'password',
  async redeem(request, context) {
    const { form, tenantSegment } = request
    const { state, appId, application, endpoint } = userClient(tenantSegment, clientIdOf(request), context)
    await flowClient(request, context)
    for (const name of ['username', 'password', 'scope']) if ((form.get(name) ?? '') === '') throw parameterMissing(name)
    readScopes(form.get('scope'), state, appId, application)
    const user = userLetIn(state, (form.get('username') ?? '').toLowerCase(), appId, application, endpoint)
    throw user.mfaRequired ? secondFactorNeeded(appId) : passwordWrong()
  },
}
