import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const userUnknown: Problem = {
  id: 'entra.user-unknown',
  mark: markedByNumber(50034, 51004),
  explain: () => ({
    title: l10n.t('There is no such user in the directory'),
    cause: l10n.t('The tenant has no user with the name that signed in: it was mistyped, the user was deleted or renamed, or belongs to another tenant. An alias or the address of a shared mailbox is no user name either.'),
    remedy: [
      l10n.t('In the Entra admin center open Users, "All users", the user, and copy "User principal name": that is the name to sign in with. A deleted user stands under "Deleted users" for 30 days.'),
      l10n.t('Look whether the tenant in the profile, and in the helpdesk, is the one of this user.'),
      l10n.t('For a shared mailbox, let a user with permission to it sign in.'),
    ],
  }),
  next: ['entra.user-disabled', 'entra.consent-missing'],
}
