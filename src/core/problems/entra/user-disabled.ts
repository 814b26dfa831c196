import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const userDisabled: Problem = {
  id: 'entra.user-disabled',
  mark: markedByNumber(50057),
  explain: () => ({
    title: l10n.t('The user\'s account is disabled'),
    cause: l10n.t('Entra ID knows the user and lets nobody sign in with this account: an administrator blocked the sign-in, or it is the account behind a shared mailbox, which is blocked from the start.'),
    remedy: [
      l10n.t('If it is a user\'s own mailbox: Entra admin center, Users, the user, Properties, "Account enabled", tick it and save.'),
      l10n.t('If it is a shared mailbox, leave its account blocked, as Microsoft recommends. Let a user with permission to the mailbox sign in, and name the mailbox as user name of the IMAP connection.'),
      l10n.t('If the user has left, let another account sign in, or change to an application that signs in as itself.'),
    ],
  }),
  next: ['entra.password-invalid', 'entra.consent-missing'],
}
