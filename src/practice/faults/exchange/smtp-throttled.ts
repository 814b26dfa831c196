import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const smtpThrottled = setting({
  id: 'exchange.smtp-throttled',
  step: 'N1',
  label: () => l10n.t('SMTP throttles'),
  sentence: () => l10n.t('The mailboxes have more than three connections open for sending, so Exchange Online refuses further ones.'),
  read: ({ service }) => service.smtp.throttled,
  write: (throttled) => ({ service: { smtp: { throttled } } }),
  broken: true,
  right: false,
})
