import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const serviceUnavailable = setting({
  id: 'exchange.service-unavailable',
  step: 'N1',
  label: () => l10n.t('IMAP unavailable'),
  sentence: () => l10n.t('The IMAP server of Exchange Online is not available for the moment.'),
  read: ({ service }) => service.imap.unavailable,
  write: (unavailable) => ({ service: { imap: { unavailable } } }),
  broken: true,
  right: false,
})
