import * as l10n from '@vscode/l10n'
import { APP_ROLES } from '../../initial-state.ts'
import { allOf } from '../fault.ts'
import { applicationSetting } from '../setting.ts'

/** X2 was left out: the permissions are asked for, and no admin consented. */
export const rolesMissing = applicationSetting({
  id: 'entra.roles-missing',
  step: 'X2',
  label: () => l10n.t('No admin consent'),
  sentence: () => l10n.t('No administrator has consented to the Exchange permissions of the application, so its token carries no role.'),
  isOn: ({ permissions, consent }) => APP_ROLES.some((role) => permissions[role] === true && consent[role] !== true),
  broken: { permissions: allOf(APP_ROLES, true), consent: allOf(APP_ROLES, null) },
  right: { consent: allOf(APP_ROLES, true) },
})
