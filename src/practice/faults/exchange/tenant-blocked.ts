import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const tenantBlocked = setting({
  id: 'exchange.tenant-blocked',
  step: 'N1',
  label: () => l10n.t('Tenant may not send'),
  sentence: () => l10n.t('Microsoft lets this tenant send no mail, as it does with new, trial and suspected ones.'),
  read: ({ organization }) => organization.sendingBlocked,
  write: (sendingBlocked) => ({ organization: { sendingBlocked } }),
  broken: true,
  right: false,
})
