import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

/** Exchange offers what the roles allow: PowerShell says of each other cmdlet that it is not recognized. */
export const unauthorizedCmdletsMissing = setting({
  id: 'powershell.unauthorized~cmdlets-missing',
  step: 'P6',
  label: () => l10n.t('Admin without the cmdlets'),
  sentence: () => l10n.t('The administrator has the role of an ordinary user in Exchange: the account connects, but its PowerShell lacks the cmdlets.'),
  read: ({ administrator }) => administrator.exchangeRole,
  write: (exchangeRole) => ({ administrator: { exchangeRole } }),
  broken: 'user',
  right: 'administrator',
})
