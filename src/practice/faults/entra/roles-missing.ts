import { APP_ROLES } from '../../initial-state.ts'
import type { Fault } from '../fault.ts'

const allRoles = (value: true | null): Record<string, true | null> => Object.fromEntries(APP_ROLES.map((role) => [role, value]))

/** X2 was left out: the permissions are asked for, and no admin consented. */
export const rolesMissing: Fault = {
  id: 'entra.roles-missing',
  step: 'X2',
  sentence: () => 'No admin has consented to the Exchange permissions of the application, so its token carries no role.',
  isOn: (state, { ids }) => APP_ROLES.some((role) => state.applications[ids.appId]?.consent[role] !== true),
  break: (_state, { ids }) => ({ applications: { [ids.appId]: { consent: allRoles(null) } } }),
  mend: (_state, { ids }) => ({ applications: { [ids.appId]: { permissions: allRoles(true), consent: allRoles(true) } } }),
}
