import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const userNotAssigned: Problem = {
  id: 'entra.user-not-assigned',
  mark: markedByNumber(50105),
  explain: () => ({
    title: l10n.t('The user is not assigned to the application'),
    cause: l10n.t('The enterprise application lets only assigned users and groups sign in, and this user is not among them. A group inside of an assigned group does not count.'),
    remedy: [
      l10n.t('In the Entra admin center open Enterprise applications, the application, "Users and groups", "Add user/group", and assign the user who signs in.'),
      l10n.t('Or open Properties there, set "Assignment required?" to No, and save.'),
      l10n.t('Sign in again.'),
    ],
  }),
  link: 'enterprise-applications',
  next: ['entra.consent-missing', 'entra.admin-consent-required'],
}
