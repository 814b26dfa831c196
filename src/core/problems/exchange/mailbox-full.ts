import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const FULL = /\b5\.2\.2\b.*mailbox\s+full/is

/** Microsoft, "Improvements in SMTP AUTH client submission": every mail that is sent so is stored in Sent Items. */
export const mailboxFull: Problem = {
  id: 'exchange.mailbox-full',
  mark: ({ own }) => (smtpReplies(own, FULL).length > 0 ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('The mailbox that sends is full'),
    cause: l10n.t('The login is right. Exchange Online keeps a copy of each sent mail in "Sent Items", and there is no room left for it in the mailbox.'),
    remedy: [
      l10n.t('Delete or archive old mails, in "Sent Items" too, and empty "Deleted Items". A helpdesk that keeps everything in its own database does not need the copies.'),
      l10n.t('Or make room: switch on the online archive with a retention policy, or assign a license with a larger mailbox.'),
      l10n.t('Send a test mail.'),
    ],
  }),
}
