import * as l10n from '@vscode/l10n'
import { imapReplies } from '../../evidence/queries.ts'
import { LOGIN_REFUSALS } from '../login-refusals.ts'
import type { Problem } from '../problem.ts'
import { REFUSED_IMAP_LOGIN } from '../refusals.ts'

/** The refusal alone, where neither the token nor the other protocol tells more. */
export const imapRefused: Problem = {
  id: 'exchange.imap-refused',
  mark(scene) {
    const refused = imapReplies(scene.own, REFUSED_IMAP_LOGIN, 'auth').length > 0
    return refused && !LOGIN_REFUSALS.some((problem) => problem.mark(scene)) ? 'possible' : undefined
  },
  explain: ({ flow }) => ({
    title: l10n.t('Exchange Online refuses the IMAP login'),
    cause: flow === 'app-only'
      ? l10n.t('Exchange Online gives no reason. For an application that signs in as itself it is mostly that Exchange does not know it: its service principal was not registered there, or with the object id of the app registration. Permissions without admin consent look the same.')
      : l10n.t('Exchange Online gives no reason. Mostly the user name of the connection is not the mailbox that the token belongs to, or the token was asked for with the wrong scope.'),
    remedy: flow === 'app-only'
      ? [
          l10n.t('Run all checks of the profile: from the token they tell which of the reasons it is.'),
          l10n.t('Run the script "register-service-principal" as an Exchange administrator. It takes the object id of the enterprise application, which is the right one.'),
          l10n.t('In the Entra admin center open App registrations, the application, "API permissions": "IMAP.AccessAsApp" of "Office 365 Exchange Online" must show "Granted".'),
        ]
      : [
          l10n.t('Make the user name of the IMAP connection the whole address of the mailbox that is read. For a shared mailbox that is the shared address, while a user with rights to it signs in.'),
          l10n.t('Sign in again in a private browser window, as the right user: the browser may have offered another account.'),
          l10n.t('Look at the scope in the helpdesk: it must be https://outlook.office.com/IMAP.AccessAsUser.All, not one of Microsoft Graph.'),
        ],
  }),
  next: ['exchange.not-connected'],
}
