import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { smtpReplies } from '../../evidence/queries.ts'
import { LOGIN_REFUSALS } from '../login-refusals.ts'
import type { Problem } from '../problem.ts'
import { REFUSED_SMTP_LOGIN } from '../refusals.ts'

/** 5.7.139 without any words on the reason. */
const WITHOUT_REASON = /^535\s+5\.7\.139\s+Authentication unsuccessful\.?\s*(?:\[.*)?$/is

/** The refusal alone, where neither the token nor the other protocol tells more. */
export const smtpRefused: Problem = {
  id: 'exchange.smtp-refused',
  mark: (scene) => (isRefused(scene.own) && !LOGIN_REFUSALS.some((problem) => problem.mark(scene)) ? 'possible' : undefined),
  explain: ({ flow }) => ({
    title: l10n.t('Exchange Online refuses the SMTP login'),
    cause: flow === 'app-only'
      ? l10n.t('SMTP AUTH is on, and Exchange Online gives no reason for the refusal. For an application that signs in as itself, either its service principal is not registered in Exchange, or it has no permission to this mailbox, or the address is no mailbox of this tenant.')
      : l10n.t('SMTP AUTH is on, and Exchange Online gives no reason for the refusal. Mostly the user name of the connection is not the user who signed in, which SMTP insists on for shared mailboxes too, or the token lacks the permission "SMTP.Send".'),
    remedy: flow === 'app-only'
      ? [
          l10n.t('Look whether the address exists as a mailbox: Exchange admin center, Recipients, Mailboxes. An alias or a group is none.'),
          l10n.t('Run the script "register-service-principal" as an Exchange administrator, then "grant-mailbox-access" for this mailbox.'),
          l10n.t('If IMAP is switched on in the profile for this mailbox, its check tells the two apart.'),
          l10n.t('Wait until the change takes effect, which can take some tens of minutes, and run the checks again.'),
        ]
      : [
          l10n.t('Make the user name of the SMTP connection the user who signed in. A shared mailbox goes into the sender address alone, and that user needs "Send as" on it.'),
          l10n.t('Look at the scope in the helpdesk: it must contain https://outlook.office.com/SMTP.Send, not the permission of Microsoft Graph.'),
          l10n.t('Sign in again in a private browser window, as the right user: the browser may have offered another account.'),
        ],
  }),
  next: ['exchange.not-connected'],
}

const isRefused = (own: readonly Evidence[]): boolean =>
  smtpReplies(own, REFUSED_SMTP_LOGIN).length > 0 || smtpReplies(own, WITHOUT_REASON).length > 0
