import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const serviceUnavailableSmtp = setting({
  id: 'exchange.service-unavailable~smtp',
  step: 'N1',
  label: () => l10n.t('SMTP unavailable'),
  sentence: () => l10n.t('The SMTP server of Exchange Online is not available for the moment.'),
  read: ({ service }) => service.smtp.unavailable,
  write: (unavailable) => ({ service: { smtp: { unavailable } } }),
  broken: true,
  right: false,
})
