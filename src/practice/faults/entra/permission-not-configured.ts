import * as l10n from '@vscode/l10n'
import { DELEGATED_SCOPES } from '../../initial-state.ts'
import { asksForMail } from '../delegated-consent.ts'
import { allOf } from '../fault.ts'
import { applicationSetting } from '../setting.ts'

const OF_EXCHANGE = DELEGATED_SCOPES.filter((scope) => scope !== 'User.Read')

export const permissionNotConfigured = applicationSetting({
  id: 'entra.permission-not-configured',
  step: 'A5',
  label: () => l10n.t('No delegated mail permission'),
  sentence: () => l10n.t('Among the delegated permissions of the application is "User.Read" of Microsoft Graph alone, and none for mail.'),
  isOn: (application) => !asksForMail(application),
  broken: { permissions: { ...allOf(OF_EXCHANGE, null), 'User.Read': true }, consent: allOf(OF_EXCHANGE, null) },
  right: { permissions: allOf(DELEGATED_SCOPES, true), consent: allOf(DELEGATED_SCOPES, true) },
})
