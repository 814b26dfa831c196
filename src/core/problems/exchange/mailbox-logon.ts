import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const CLOSED_MAILBOX = /\b4\.2\.0\b.*mailbox\s+logon\s+failure/is

/** Comes at the end of DATA, long after 235: a probe that stops at AUTH never sees it. */
export const mailboxLogon: Problem = {
  id: 'exchange.mailbox-logon',
  mark: ({ own }) => (smtpReplies(own, CLOSED_MAILBOX).length > 0 ? 'certain' : undefined),
  explain: ({ flow, names }) => ({
    title: l10n.t('The login is accepted, and the mailbox stays closed when mail is sent'),
    cause: flow === 'user'
      ? l10n.t('Exchange Online took login and mail, and only then failed to open the mailbox: the user has none or no license any more, or it is being moved. The answer counts as temporary, so the helpdesk tries again and again and shows nothing.')
      : l10n.t('Exchange Online took login and mail, and only then failed to open the mailbox: the service principal has no FullAccess permission to it, or the permission is not in effect yet. The answer counts as temporary, so the helpdesk tries again and again and shows nothing.'),
    remedy: flow === 'user'
      ? [
          l10n.t('Look whether the user who signs in has a mailbox: Exchange admin center, Recipients, Mailboxes.'),
          l10n.t('Wait some minutes and send a test mail. If it fails again, open a support request in the Microsoft 365 admin center and quote the whole answer.'),
        ]
      : [
          l10n.t('Run the script "grant-mailbox-access" as an Exchange administrator: it gives the service principal FullAccess to {0}.', names.mailbox ?? l10n.t('the mailbox')),
          l10n.t('Wait until the change takes effect, which can take some tens of minutes, then send a test mail: the login alone proves nothing here.'),
          l10n.t('Look at the helpdesk\'s queue of outgoing mail: what has piled up there is sent once the permission is in effect.'),
        ],
  }),
  script: 'grant-mailbox-access',
  next: ['exchange.send-as-denied'],
}
