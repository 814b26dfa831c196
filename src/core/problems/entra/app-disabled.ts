import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const appDisabled: Problem = {
  id: 'entra.app-disabled',
  mark: markedByNumber(7000112),
  explain: () => ({
    title: l10n.t('The application is disabled in this tenant'),
    cause: l10n.t('Entra ID knows the application and gives it no token: an administrator switched sign-in off for the enterprise application, or Microsoft disabled it.'),
    remedy: [
      l10n.t('In the Entra admin center open Enterprise applications, the application, Properties, set "Enabled for users to sign-in?" to Yes, and save.'),
      l10n.t('If a notice on that page says that Microsoft disabled the application, open a support request in the admin center. A misleading name of the application is a common reason: register a new one.'),
    ],
  }),
  link: 'enterprise-applications',
  next: ['entra.secret-invalid', 'entra.roles-missing'],
}
