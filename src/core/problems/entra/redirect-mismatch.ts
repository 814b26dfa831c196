import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const redirectMismatch: Problem = {
  id: 'entra.redirect-mismatch',
  mark: markedByNumber(50011, 500113, 900971, 70004),
  explain: () => ({
    title: l10n.t('The redirect URI is not registered with the application'),
    cause: l10n.t('After the sign-in Entra ID sends the browser only to addresses that are registered with the application, and the one that was asked for is not among them. Every character counts: http or https, upper and lower case, a slash at the end.'),
    remedy: [
      l10n.t('In the helpdesk copy the redirect URI from the dialog of its connection. It changes with the address under which the helpdesk itself is reached.'),
      l10n.t('In the Entra admin center open App registrations, the application, Authentication, and add exactly this address under the platform "Web".'),
      l10n.t('If a sign-in from this machine is refused, while that of the helpdesk works, add http://localhost under "Web" too. It may be taken away afterwards.'),
      l10n.t('Wait some minutes, then sign in again.'),
    ],
  }),
  script: 'register-application',
  link: 'authentication',
  next: ['entra.public-client', 'entra.platform-type', 'entra.consent-missing'],
}
