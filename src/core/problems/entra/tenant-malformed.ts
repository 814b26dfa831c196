import * as l10n from '@vscode/l10n'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const MALFORMED = [900023]
const NO_SUCH_TENANT = [90002]

/** Entra's words for a tenant of zeros, under the number of an unknown tenant. */
export const EMPTY_GUID = /is not valid\..{0,80}empty GUID/is

export const tenantMalformed: Problem = {
  id: 'entra.tenant-malformed',
  mark({ own }) {
    const marked = oauthErrors(own, MALFORMED).length > 0 || oauthErrors(own, NO_SUCH_TENANT, EMPTY_GUID).length > 0
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('What was sent as the tenant is none'),
    cause: l10n.t('A tenant is named by its GUID or by one of its domains. Entra ID received something else, such as a GUID with a digit too few or of zeros alone, a word of the address, or the text of an empty field.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, Overview, and copy "Directory (tenant) ID".'),
      l10n.t('Paste it into the profile, and into the helpdesk, without blanks or quotation marks. Where the helpdesk asks for a whole address, the id belongs between the host and "/oauth2".'),
    ],
  }),
  link: 'app-overview',
  next: ['entra.tenant-not-found', 'entra.app-not-found'],
}
