import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

/** The mailbox's own switch has three states: on, off, and blank, which follows the organization's. */
export const smtpAuthDisabledMailbox: Problem = {
  id: 'exchange.smtp-auth-disabled-mailbox',
  mark: ({ own }) => (smtpReplies(own, /\b5\.7\.139\b.*disabled\s+for\s+the\s+Mailbox/is).length > 0 ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('SMTP AUTH is switched off for the mailbox'),
    cause: l10n.t('Exchange Online refuses SMTP AUTH for this mailbox, because its own setting is "off". That wins over the organization\'s setting.'),
    remedy: [
      l10n.t('Switch it on for this mailbox: Microsoft 365 admin center, Users, Active users, the mailbox\'s user, Mail, "Manage email apps", tick "Authenticated SMTP", save.'),
      l10n.t('A shared mailbox has the same switch in the Exchange admin center: Recipients, Mailboxes, the mailbox, "Manage email apps settings".'),
      l10n.t('Wait until the change takes effect, which can take some tens of minutes, and run the checks again.'),
    ],
  }),
  script: 'enable-smtp-auth',
  next: ['exchange.smtp-policy', 'exchange.smtp-refused'],
}
