import type { GraphRoute } from './route.ts'

/** Microsoft, "List organizations": always a list of one, the tenant of the token. */
export const organizationRoute: GraphRoute = {
  method: 'GET',
  path: /^\/organization$/,
  answer(_request, tenant) {
    const { id, displayName, domain } = tenant.state().tenant
    const verifiedDomains = [{ capabilities: 'Email, OfficeCommunicationsOnline', isDefault: true, isInitial: true, name: domain, type: 'Managed' }]
    return { status: 200, body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#organization', value: [{ id, displayName, tenantType: 'AAD', verifiedDomains }] } }
  },
}
