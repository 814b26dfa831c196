import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const imapThrottled = setting({
  id: 'exchange.imap-throttled',
  step: 'N1',
  label: () => l10n.t('IMAP throttles'),
  sentence: () => l10n.t('The mailboxes get more IMAP requests than Exchange Online permits, so it tells their clients to wait.'),
  read: ({ service }) => service.imap.throttled,
  write: (throttled) => ({ service: { imap: { throttled } } }),
  broken: true,
  right: false,
})
