import * as l10n from '@vscode/l10n'
import { oauthErrors, refusals } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const ADMIN_ALONE = [90094, 90095]
const NEED_APPROVAL = /\bNeeds? admin approval\b/i

export const adminConsentRequired: Problem = {
  id: 'entra.admin-consent-required',
  mark({ own }) {
    const marked = oauthErrors(own, ADMIN_ALONE).length > 0
      || refusals(own).some(({ description }) => NEED_APPROVAL.test(description ?? ''))
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('An administrator must consent to the application'),
    cause: l10n.t('Users may not consent to this application themselves: the tenant forbids it, or a permission is one that only an administrator may grant. Where the consent is there already, the helpdesk asks for it again at each sign-in with "prompt=consent".'),
    remedy: [
      l10n.t('Let an administrator consent for all users: Entra admin center, App registrations, the application, "API permissions", "Grant admin consent".'),
      l10n.t('If you have no such rights, ask a Cloud Application Administrator of the tenant to do it, and send the client ID along.'),
      l10n.t('If the status column shows "Granted" already and the page still comes, switch off in the helpdesk that it asks for consent each time, or update it.'),
    ],
  }),
  script: 'grant-permissions',
  link: 'api-permissions',
  next: ['entra.user-not-assigned', 'exchange.imap-refused', 'exchange.smtp-refused'],
}
