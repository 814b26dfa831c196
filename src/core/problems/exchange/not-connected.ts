import * as l10n from '@vscode/l10n'
import { imapReplies, smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { NOT_CONNECTED, REFUSED_SMTP_LOGIN } from '../refusals.ts'

/** OK to AUTHENTICATE, then BAD to the next command: the login is right, the mailbox is closed to it. */
export const notConnected: Problem = {
  id: 'exchange.not-connected',
  mark({ own, run }) {
    if (imapReplies(own, NOT_CONNECTED).length > 0) return 'likely'
    return smtpReplies(own, REFUSED_SMTP_LOGIN).length > 0 && imapReplies(run, NOT_CONNECTED).length > 0 ? 'likely' : undefined
  },
  explain({ flow, names }) {
    const mailbox = names.mailbox ?? ''
    if (flow !== 'app-only') return userFlow(mailbox)
    return {
      title: l10n.t('The application has no permission to the mailbox'),
      cause: l10n.t('Exchange Online accepted the login, then refused to open {0}: the service principal has no FullAccess permission to this mailbox, the permission is not in effect yet, or IMAP is switched off for the mailbox.', mailbox),
      remedy: [
        l10n.t('Run the script "grant-mailbox-access" as an Exchange administrator: it gives the service principal FullAccess to {0}.', mailbox),
        l10n.t('If the permission is there already, look whether IMAP is on for the mailbox: Exchange admin center, the mailbox, "Manage email apps settings".'),
        l10n.t('Wait until the change takes effect, which can take some tens of minutes, and run the checks again.'),
      ],
    }
  },
  script: 'grant-mailbox-access',
}

const userFlow = (mailbox: string) => ({
  title: l10n.t('The signed-in account cannot open the mailbox'),
  cause: l10n.t('Exchange Online accepted the login, then refused to open {0}: another account than the mailbox\'s user signed in, it has no right to this shared mailbox, or there is no such mailbox or licence.', mailbox),
  remedy: [
    l10n.t('Sign in again in a private browser window, as the user of {0}.', mailbox),
    l10n.t('For a shared mailbox, give the signed-in user "Read and manage" in the Exchange admin center.'),
  ],
})
