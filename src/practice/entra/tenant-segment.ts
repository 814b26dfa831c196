import type { TenantState } from '../tenant-state.ts'
import { tenantMalformed, tenantNotNamed, tenantUnknown, type OAuthErrorCode } from './entra-error.ts'

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DOMAIN = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,8}$/i

/** Names that stand for many tenants at once (Microsoft, "Endpoints"). */
export const MANY_TENANTS: readonly string[] = ['common', 'organizations', 'consumers']

/**
 * Holds the tenant that a path names against the one there is.
 * Throws AADSTS90002 for another tenant, AADSTS900023 for neither a GUID nor a domain, AADSTS50059 for `common` and its like.
 */
export function checkTenantSegment(segment: string, tenant: TenantState['tenant'], error: OAuthErrorCode): void {
  const name = segment.toLowerCase()
  if (name === tenant.id || name === tenant.domain) return
  if (MANY_TENANTS.includes(name)) throw tenantNotNamed()
  throw GUID.test(name) || DOMAIN.test(name) ? tenantUnknown(segment, error) : tenantMalformed(segment, error)
}
