import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const mfaRequired: Problem = {
  id: 'entra.mfa-required',
  mark: markedByNumber(50076, 50078, 50079, 50072, 50074, 50158),
  explain: () => ({
    title: l10n.t('The user must sign in with a second factor'),
    cause: l10n.t('A policy of the tenant asks this user for multifactor authentication, or to register for it. A renewal in the background, or a password in the request, cannot answer that.'),
    remedy: [
      l10n.t('Sign in again with a page, in a private browser window, as the user of the mailbox, and pass the second factor there. After that the connection renews itself.'),
      l10n.t('If it comes back after hours or days, a Conditional Access policy limits the sign-in frequency: let an administrator exclude this account or the helpdesk server\'s address from it.'),
      l10n.t('If nobody can pass a second factor for this mailbox, change to an application that signs in as itself: it has no user.'),
    ],
  }),
  next: ['entra.conditional-access', 'entra.consent-missing'],
}
