import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const resourceNotFound = setting({
  id: 'entra.resource-not-found',
  step: 'X1',
  label: () => l10n.t('No Exchange Online'),
  sentence: () => l10n.t('The tenant has no subscription with Exchange Online.'),
  read: ({ tenant }) => tenant.exchangeOnline,
  write: (exchangeOnline) => ({ tenant: { exchangeOnline } }),
  broken: false,
  right: true,
})
