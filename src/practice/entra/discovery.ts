import type { EntraRoute } from './route.ts'
import { CONSUMERS_TENANT, endpointOf } from './tenant-segment.ts'

/**
 * OpenID Connect Discovery 1.0 section 3, with the keys that Entra adds. A domain in the path becomes the tenant's id in the answer; where
 * the tenant is known at the sign-in alone, its place in the issuer holds `{tenantid}` (Microsoft, "OpenID Connect on the Microsoft identity platform").
 */
export const discoveryRoute: EntraRoute = {
  method: 'GET',
  path: '/v2.0/.well-known/openid-configuration',
  answer({ tenantSegment }, { tenant, origin }) {
    const { tenant: named } = tenant.state()
    const endpoint = endpointOf(tenantSegment, named, 'invalid_tenant')
    const base = `${origin()}/${endpoint === 'tenant' ? named.id : endpoint}`
    const issuer = { tenant: named.id, common: '{tenantid}', organizations: '{tenantid}', consumers: CONSUMERS_TENANT }[endpoint]
    return {
      status: 200,
      body: {
        token_endpoint: `${base}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
        jwks_uri: `${base}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        issuer: `${origin()}/${issuer}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
        end_session_endpoint: `${base}/oauth2/v2.0/logout`,
        claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver'],
        tenant_region_scope: endpoint === 'tenant' ? 'EU' : null,
      },
    }
  },
}
