import * as l10n from '@vscode/l10n'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { quotesNoGuid } from './client-id-malformed.ts'

const UNKNOWN_APPLICATION = [700016, 70001, 700011]

export const appNotFound: Problem = {
  id: 'entra.app-not-found',
  mark: ({ own }) => (oauthErrors(own, UNKNOWN_APPLICATION).some((entry) => !quotesNoGuid(entry)) ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('The tenant does not know this application'),
    cause: l10n.t('Entra ID found no application with this client ID in this tenant: one of the two ids is wrong, the application was deleted, or it belongs to another tenant and nobody has consented to it here yet.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, "All applications", the application, Overview. Copy "Application (client) ID" and "Directory (tenant) ID" from there into the profile, and into the helpdesk.'),
      l10n.t('If it is not in that list, look under "Deleted applications": an application can be restored for 30 days.'),
      l10n.t('If the application belongs to another tenant, for instance your service provider\'s, an administrator of this tenant must first consent to it with the link that the provider hands out.'),
    ],
  }),
  link: 'app-overview',
  next: ['entra.secret-invalid', 'entra.roles-missing'],
}
