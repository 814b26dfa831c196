import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

/** The platform of the redirect URI decides whether a client is public (Microsoft, "Public and confidential client applications"). */
export const publicClient: Problem = {
  id: 'entra.public-client',
  mark: markedByNumber(700025),
  explain: () => ({
    title: l10n.t('A secret was sent for an application that is public here'),
    cause: l10n.t('Entra ID takes the application for a public one, because the redirect URI stands under "Mobile and desktop applications", and such an application must not send a secret. A helpdesk is a server with a secret: its redirect URI belongs under "Web".'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, Authentication, and remove the redirect URI from "Mobile and desktop applications".'),
      l10n.t('Add the same address under the platform "Web", and save.'),
      l10n.t('Sign in again. If the secret is refused then, compare it with the one in the portal.'),
    ],
  }),
  script: 'register-application',
  link: 'authentication',
  next: ['entra.secret-invalid', 'entra.consent-missing'],
}
