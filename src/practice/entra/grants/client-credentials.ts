import { EXCHANGE_AUDIENCES } from '../access-tokens.ts'
import { authenticateClient } from '../client-authentication.ts'
import { parameterMissing, resourceUnknown, scopeInvalid, scopeNotDefault } from '../entra-error.ts'
import { checkTenantSegment } from '../tenant-segment.ts'
import type { Grant } from './grant.ts'

const DEFAULT = '/.default'
/** Exchange's third name and Graph: tokens are made for them, and Exchange's mail servers refuse those. */
const RESOURCES: readonly string[] = [...EXCHANGE_AUDIENCES, 'https://ps.outlook.com', 'https://graph.microsoft.com']

/**
 * The one resource that a client-credentials scope names, `RESOURCE/.default` (Microsoft, "OAuth 2.0 client credentials flow").
 * Throws AADSTS900144 where it is missing, 1002012 without `/.default`, 70011 for several or unreadable ones, 500011 for a resource unknown here.
 */
function resourceOf(scope: string | null, directory: string): string {
  if (scope === null || scope.trim() === '') throw parameterMissing('scope')
  const [single, ...others] = scope.trim().split(/\s+/)
  if (single === undefined || others.length > 0 || /[^\x21-\x7e]|,/.test(single)) throw scopeInvalid(scope)
  if (!single.endsWith(DEFAULT)) throw scopeNotDefault(single)
  const resource = single.slice(0, -DEFAULT.length)
  if (!RESOURCES.includes(resource.replace(/\/$/, '').toLowerCase())) throw resourceUnknown(resource, directory)
  return resource.replace(/\/$/, '').toLowerCase()
}

/** RFC 6749 section 4.4: a token for the application itself. No refresh token: the client simply asks again. */
export const clientCredentialsGrant: Grant = {
  type: 'client_credentials',
  async redeem(request, context) {
    const state = context.tenant.state()
    checkTenantSegment(request.tenantSegment, state.tenant, 'invalid_request')
    const { appId, application } = authenticateClient(request, context)
    const audience = resourceOf(request.form.get('scope'), state.tenant.displayName)
    const { token, expiresInS } = await context.tokens.issueAppOnly(state, appId, application, audience)
    return { token_type: 'Bearer', expires_in: expiresInS, ext_expires_in: expiresInS, access_token: token }
  },
}
