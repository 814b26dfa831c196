import type { TokenClient } from '../access-tokens.ts'
import type { EntraContext, EntraRequest } from '../route.ts'
import { isAppRole, offersScope } from '../resources.ts'
import { onlyResource, readScopes } from '../scopes.ts'
import type { SignIn } from '../sign-ins.ts'
import { checkUserEndpoint } from '../tenant-segment.ts'
import { consentedTo, consentLacking, userLetIn } from '../user-access.ts'
import { consentMissing, grantRevoked, scopeEmpty, secondFactorNeeded, signInTooOld } from '../user-errors.ts'

const HOUR_S = 3600

/** Throws AADSTS50173 for a sign-in that was revoked since, 70043 for one older than the sign-in frequency of the tenant. */
function checkSignIn({ upn, revocations, signedInAtMs }: SignIn, { tenant, signIns, now }: EntraContext): void {
  const state = tenant.state()
  const at = new Date(signedInAtMs)
  if (state.users[upn]?.signInRevoked || revocations < signIns.revocationsOf(upn)) throw grantRevoked(at)
  const { signInFrequencyHours } = state.tenant
  if (signInFrequencyHours === null) return
  const lifetimeS = signInFrequencyHours * HOUR_S
  if (now().getTime() - signedInAtMs >= lifetimeS * 1000) throw signInTooOld(at, lifetimeS)
}

/**
 * The tokens for a sign-in (RFC 6749 section 5.1, OpenID Connect Core 1.0 section 3.1.3.3): an access token for one resource with all that was
 * consented to there, a refresh token where `offline_access` was asked for, an id token for `openid`, and `client_info` where the client wants it.
 * Throws what the endpoint, the directory, the sign-in's age, the second factor (AADSTS50076) or the consent (65001) object to.
 */
export async function userAnswer(request: EntraRequest, context: EntraContext, client: TokenClient, signIn: SignIn): Promise<object> {
  const { tenant, tokens, signIns, now, origin } = context
  const { appId, application } = client
  const { upn } = signIn
  const state = tenant.state()
  const endpoint = checkUserEndpoint(request.tenantSegment, state.tenant, appId, application)
  const asked = request.form.get('scope')
  if (asked !== null && asked.trim() === '') throw scopeEmpty()
  const granted = readScopes(signIn.scope, state, appId, application)
  const { resource, permissions } = asked === null ? granted.resources[0] : onlyResource(readScopes(asked, state, appId, application), asked)
  checkSignIn(signIn, context)
  const { displayName, objectId, mfaRequired } = userLetIn(state, upn, appId, application, endpoint)
  if (mfaRequired && !signIn.secondFactor) throw secondFactorNeeded(resource.audience)
  if (consentLacking([{ resource, permissions }], application, signIns.consentOf(upn, appId)).length > 0) throw consentMissing(appId, application)
  const consented = [...consentedTo(signIns, upn, appId, application)].filter((each) => offersScope(resource, each) && !isAppRole(each)).sort()
  const user = { upn, displayName, objectId, secondFactor: signIn.secondFactor }
  const openId = resource.kind === 'graph' ? granted.openId.filter((each) => each !== 'offline_access') : []
  const scopes = [...openId, ...consented]
  const clientInfo = Buffer.from(JSON.stringify({ uid: objectId, utid: state.tenant.id })).toString('base64url')
  return {
    token_type: 'Bearer',
    scope: scopes.map((each) => (openId.includes(each) ? each : `${resource.audience}/${each}`)).join(' '),
    expires_in: tokens.lifetimeS,
    ext_expires_in: tokens.lifetimeS,
    access_token: await tokens.issueDelegated(state, client, user, resource.audience, scopes),
    ...(granted.openId.includes('offline_access') ? { refresh_token: signIns.refreshTokens.add({ signIn, lastUsedAtMs: now().getTime() }) } : {}),
    ...(granted.openId.includes('openid') ? { id_token: await tokens.issueIdToken(state, client, user, `${origin()}/${state.tenant.id}/v2.0`, signIn.nonce) } : {}),
    ...(request.form.get('client_info') === '1' ? { client_info: clientInfo } : {}),
  }
}
