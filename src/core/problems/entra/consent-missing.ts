import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const consentMissing: Problem = {
  id: 'entra.consent-missing',
  mark: markedByNumber(65001),
  explain: () => ({
    title: l10n.t('Nobody has consented to the permissions of the application'),
    cause: l10n.t('The application asks for permissions to which neither an administrator nor the user who signs in has consented, or to more than was consented to before.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, "API permissions", and look whether all permissions that the helpdesk asks for are there.'),
      l10n.t('On the same page choose "Grant admin consent". The status column must show "Granted" for each.'),
      l10n.t('Or let the user sign in with a page and accept there: a sign-in in the background cannot ask.'),
    ],
  }),
  script: 'grant-permissions',
  link: 'api-permissions',
  next: ['entra.admin-consent-required', 'exchange.imap-refused', 'exchange.smtp-refused'],
}
