import type { Application, TenantState, User } from '../tenant-state.ts'
import type { ResourceScopes } from './scopes.ts'
import type { SignIns } from './sign-ins.ts'
import type { Endpoint } from './tenant-segment.ts'
import { accessBlocked, accountTypeWrong, userDisabled, userForeign, userNotAssigned, userUnknown } from './user-errors.ts'

/**
 * Whether the directory lets this user in at all.
 * Throws AADSTS50034 for nobody it knows, 50057 for a disabled account, 500208 for a work account at `/consumers`, 50020 for one of another
 * tenant, 50105 where the application is for assigned users, 53003 where Conditional Access blocks.
 */
export function userLetIn(state: TenantState, upn: string, appId: string, application: Application, endpoint: Endpoint): User {
  const user = state.users[upn]
  if (!user) throw userUnknown(upn, state.tenant.domain)
  if (!user.enabled) throw userDisabled()
  if (endpoint === 'consumers') throw accountTypeWrong()
  if (!user.member) throw userForeign(upn, state.tenant.displayName, appId, application)
  if (application.assignmentRequired && user.assignedTo[appId] !== true) throw userNotAssigned(upn, appId, application)
  if (state.tenant.conditionalAccessBlocks) throw accessBlocked()
  return user
}

/** Permissions asked for that neither an admin consented to, nor the user for himself. */
export function consentLacking(asked: readonly ResourceScopes[], application: Application, own: ReadonlySet<string>): readonly string[] {
  const permissions = new Set(asked.flatMap(({ permissions: each }) => each))
  return [...permissions].filter((permission) => application.consent[permission] !== true && !own.has(permission))
}

/** The user's consent, counted together with that of the tenant. */
export const consentedTo = (signIns: SignIns, upn: string, appId: string, application: Application): ReadonlySet<string> =>
  new Set([...Object.keys(application.consent), ...signIns.consentOf(upn, appId)])
