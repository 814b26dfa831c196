import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const platformType: Problem = {
  id: 'entra.platform-type',
  mark: markedByNumber(9002325, 9002326, 9002327, 700084),
  explain: () => ({
    title: l10n.t('The redirect URI stands under "Single-page application"'),
    cause: l10n.t('Entra ID takes the application for one that runs in the browser, because its redirect URI is registered with the platform "Single-page application". A server gets no token that way, or one whose sign-in ends after 24 hours.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, Authentication, and remove the redirect URI from "Single-page application".'),
      l10n.t('Add the same address under the platform "Web", and save.'),
      l10n.t('Sign in again, in the helpdesk too: the sign-ins that exist still end after 24 hours.'),
    ],
  }),
  script: 'register-application',
  link: 'authentication',
  next: ['entra.secret-invalid', 'entra.consent-missing'],
}
