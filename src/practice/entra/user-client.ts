import type { Application, TenantState } from '../tenant-state.ts'
import { applicationNamed } from './client-authentication.ts'
import type { EntraContext } from './route.ts'
import { checkUserEndpoint, endpointOf, type Endpoint } from './tenant-segment.ts'

/** The application of a user's flow, and the tenant's state as it is now. */
export interface UserClient {
  readonly state: TenantState
  readonly appId: string
  readonly application: Application
  readonly endpoint: Endpoint
}

/** Who a user is to sign in to, and where: throws what tenant, application and account types object to, in this order. */
export function userClient(segment: string, clientId: string | null | undefined, context: EntraContext): UserClient {
  const state = context.tenant.state()
  endpointOf(segment, state.tenant)
  const { appId, application } = applicationNamed(clientId, context)
  return { state, appId, application, endpoint: checkUserEndpoint(segment, state.tenant, appId, application) }
}
