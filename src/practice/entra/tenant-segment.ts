import type { Application, Directory } from '../tenant-state.ts'
import { tenantMalformed, tenantNotNamed, tenantUnknown, type OAuthErrorCode } from './entra-error.ts'
import { otherCloud, personalAccountsOnly, singleTenant, workAccountsOnly } from './user-errors.ts'

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DOMAIN = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,8}$/i

/** The tenant in which all personal Microsoft accounts are (Microsoft, "OpenID Connect on the Microsoft identity platform"). */
export const CONSUMERS_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** Names that stand for many tenants at once (Microsoft, "Endpoints"). */
export const MANY_TENANTS = ['common', 'organizations', 'consumers'] as const
export type Endpoint = 'tenant' | (typeof MANY_TENANTS)[number]

const CLOUDS = { usgov: 'microsoftonline.us', china: 'partner.microsoftonline.cn' } as const

/**
 * Holds what a path names against the tenant there is.
 * Throws AADSTS90002 for another tenant, 900023 for neither a GUID nor a domain, 90038 where the tenant lives in another cloud.
 */
export function endpointOf(segment: string, tenant: Directory, error: OAuthErrorCode = 'invalid_request'): Endpoint {
  const name = segment.toLowerCase()
  const many = name === CONSUMERS_TENANT ? 'consumers' : MANY_TENANTS.find((each) => each === name)
  if (many !== undefined) return many
  if (name !== tenant.id && name !== tenant.domain) throw GUID.test(name) || DOMAIN.test(name) ? tenantUnknown(segment, error) : tenantMalformed(segment, error)
  if (tenant.nationalCloud !== null) throw otherCloud(segment, CLOUDS[tenant.nationalCloud])
  return 'tenant'
}

/** The same where a tenant must be named. Throws AADSTS50059 for `common` and its like too. */
export function checkTenantSegment(segment: string, tenant: Directory, error: OAuthErrorCode): void {
  if (endpointOf(segment, tenant, error) !== 'tenant') throw tenantNotNamed()
}

/**
 * Whether the application's account types (A3) allow a user's sign-in at this endpoint.
 * Throws what {@link endpointOf} does, AADSTS50194 for a single-tenant application at a shared endpoint, 9002331 or 9002346 for one for
 * personal accounts alone, 9002332 for one for work accounts alone at `/consumers`.
 */
export function checkUserEndpoint(segment: string, tenant: Directory, appId: string, application: Application): Endpoint {
  const endpoint = endpointOf(segment, tenant)
  if (endpoint !== 'tenant' && tenant.nationalCloud !== null) throw otherCloud(tenant.domain, CLOUDS[tenant.nationalCloud])
  const audience = application.signInAudience
  if (endpoint === 'consumers') {
    if (audience.startsWith('AzureADM')) throw workAccountsOnly(appId, application)
    return endpoint
  }
  if (audience === 'PersonalMicrosoftAccount') throw personalAccountsOnly(endpoint === 'tenant' ? 9002346 : 9002331, appId, application)
  if (audience === 'AzureADMyOrg' && endpoint !== 'tenant') throw singleTenant(appId, application, endpoint)
  return endpoint
}
