import * as l10n from '@vscode/l10n'
import { APP_ROLES } from '../../initial-state.ts'
import { allOf } from '../fault.ts'
import { applicationSetting } from '../setting.ts'

/** X1 was left out, so there was nothing to consent to. */
export const rolesMissingNotAdded = applicationSetting({
  id: 'entra.roles-missing~not-added',
  step: 'X1',
  label: () => l10n.t('Permissions not added'),
  sentence: () => l10n.t('The application permissions of "Office 365 Exchange Online" were never added to the application.'),
  isOn: ({ permissions, consent }) => APP_ROLES.some((role) => permissions[role] !== true && consent[role] !== true),
  broken: { permissions: allOf(APP_ROLES, null), consent: allOf(APP_ROLES, null) },
  right: { permissions: allOf(APP_ROLES, true), consent: allOf(APP_ROLES, true) },
})
