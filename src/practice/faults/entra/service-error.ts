import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const serviceError = setting({
  id: 'entra.service-error',
  step: 'N1',
  label: () => l10n.t('Entra ID down'),
  sentence: () => l10n.t('Entra ID itself has a fault and answers no request.'),
  read: ({ service }) => service.entra.unavailable,
  write: (unavailable) => ({ service: { entra: { unavailable } } }),
  broken: true,
  right: false,
})
