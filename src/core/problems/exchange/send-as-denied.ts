import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

/** 5.2.0 alone says nothing: the name of the exception decides. */
const DENIED = /\b5\.2\.252\b|\b5\.7\.60\b|SendAsDenied/i

export const sendAsDenied: Problem = {
  id: 'exchange.send-as-denied',
  mark: ({ own }) => (smtpReplies(own, DENIED).length > 0 ? 'certain' : undefined),
  explain: ({ flow }) => ({
    title: l10n.t('The sender address is that of another mailbox, without "Send as" permission'),
    cause: flow === 'app-only'
      ? l10n.t('The login is right. The mail names as its sender another address than the mailbox that logged in, and the service principal may not send as that one.')
      : l10n.t('The login is right. The mail names as its sender another address than that of the user who signed in, and this user may not send as that one. "Send on behalf" does not suffice.'),
    remedy: [
      l10n.t('Look at the sender address in the helpdesk: each queue or department may have its own. If it need not be another one, enter the mailbox\'s own address.'),
      flow === 'app-only'
        ? l10n.t('Otherwise run the script "grant-send-as" as an Exchange administrator: it lets the service principal send as that address.')
        : l10n.t('Otherwise give the user the permission: Exchange admin center, Recipients, Mailboxes, the other mailbox, Delegation, "Send as". The script "grant-send-as" does the same.'),
      l10n.t('Wait until the change takes effect, which can take some tens of minutes, and send a test mail.'),
    ],
  }),
  script: 'grant-send-as',
  next: ['exchange.mailbox-full'],
}
