import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const consentDeclined: Problem = {
  id: 'entra.consent-declined',
  mark: markedByNumber(65004),
  explain: () => ({
    title: l10n.t('The user declined the consent'),
    cause: l10n.t('On the page that lists the permissions of the application the user chose Cancel, so the application got no token.'),
    remedy: [
      l10n.t('Sign in again and choose Accept on that page. The permissions are to read and to send mail as this user.'),
      l10n.t('Or let an administrator consent for all users: Entra admin center, App registrations, the application, "API permissions", "Grant admin consent". The question does not come any more then.'),
    ],
  }),
  link: 'api-permissions',
  next: ['entra.admin-consent-required', 'exchange.imap-refused'],
}
