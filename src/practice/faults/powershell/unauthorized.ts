import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const unauthorized = setting({
  id: 'powershell.unauthorized',
  step: 'P6',
  label: () => l10n.t('Admin without Exchange role'),
  sentence: () => l10n.t('The administrator has no role in Exchange, so Exchange Online PowerShell does not let the account connect.'),
  read: ({ administrator }) => administrator.exchangeRole,
  write: (exchangeRole) => ({ administrator: { exchangeRole } }),
  broken: 'none',
  right: 'administrator',
})
