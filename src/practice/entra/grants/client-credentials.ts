import { authenticateClient } from '../client-authentication.ts'
import { parameterMissing, scopeInvalid, scopeNotDefault } from '../entra-error.ts'
import { isAppRole, resourceNamed, type Resource } from '../resources.ts'
import { checkTenantSegment } from '../tenant-segment.ts'
import type { TenantState } from '../../tenant-state.ts'
import { accessBlocked } from '../user-errors.ts'
import type { Grant } from './grant.ts'

const DEFAULT = '/.default'

/**
 * The one resource that a client-credentials scope names, `RESOURCE/.default` (Microsoft, "OAuth 2.0 client credentials flow").
 * Throws AADSTS900144 where it is missing, 1002012 without `/.default`, 70011 for several or unreadable ones, 500011 for a resource unknown here.
 */
function resourceOf(scope: string | null, state: TenantState): Resource {
  if (scope === null || scope.trim() === '') throw parameterMissing('scope')
  const [single, ...others] = scope.trim().split(/\s+/)
  if (single === undefined || others.length > 0 || /[^\x21-\x7e]|,/.test(single)) throw scopeInvalid(scope)
  if (!single.endsWith(DEFAULT)) throw scopeNotDefault(single)
  return resourceNamed(single.slice(0, -DEFAULT.length), state)
}

/**
 * RFC 6749 section 4.4: a token for the application itself. No refresh token: the client simply asks again.
 * Throws AADSTS53003 where Conditional Access blocks, beside what client, tenant and scope are refused for.
 */
export const clientCredentialsGrant: Grant = {
  type: 'client_credentials',
  async redeem(request, context) {
    const state = context.tenant.state()
    const { tokens } = context
    checkTenantSegment(request.tenantSegment, state.tenant, 'invalid_request')
    const client = await authenticateClient(request, context)
    const { kind, audience } = resourceOf(request.form.get('scope'), state)
    if (state.tenant.conditionalAccessBlocks) throw accessBlocked()
    const roles = kind === 'exchange' ? Object.keys(client.application.consent).filter(isAppRole) : []
    const token = await tokens.issueAppOnly(state, client, audience, roles)
    return { token_type: 'Bearer', expires_in: tokens.lifetimeS, ext_expires_in: tokens.lifetimeS, access_token: token }
  },
}
