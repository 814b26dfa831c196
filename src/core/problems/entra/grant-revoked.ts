import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const grantRevoked: Problem = {
  id: 'entra.grant-revoked',
  mark: markedByNumber(50173, 50132, 50133),
  explain: () => ({
    title: l10n.t('The sign-in was revoked'),
    cause: l10n.t('An administrator reset the password or revoked the sessions of this user, or the account was found at risk, and all sign-ins from before are void. With a client secret, a password that the user changes himself does not do that.'),
    remedy: [
      l10n.t('Sign in again as the user of the mailbox. In the helpdesk that is the command which renews the connection.'),
      l10n.t('If it happens often, look in the Entra admin center at the user\'s "Audit logs": they show who reset the password or revoked the sessions.'),
      l10n.t('An application that signs in as itself does not depend on any user\'s password.'),
    ],
  }),
  next: ['entra.mfa-required', 'entra.consent-missing'],
}
