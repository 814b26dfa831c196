import * as l10n from '@vscode/l10n'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { EMPTY_GUID } from './tenant-malformed.ts'

const NO_SUCH_TENANT = [90002, 50128]

export const tenantNotFound: Problem = {
  id: 'entra.tenant-not-found',
  mark({ own }) {
    const marked = oauthErrors(own, NO_SUCH_TENANT).some(({ description }) => !EMPTY_GUID.test(description ?? ''))
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('There is no such tenant'),
    cause: l10n.t('Entra ID knows no tenant of this id or domain: it was mistyped, the domain is not registered with Microsoft 365, or the tenant lives in another cloud of Microsoft\'s, such as US Government or China.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, Overview, and copy "Directory (tenant) ID" into the profile, and into the helpdesk.'),
      l10n.t('If you use a domain instead, look whether it stands under Settings, "Domain names"; the tenant\'s domain that ends with onmicrosoft.com always works.'),
      l10n.t('If the tenant belongs to a national cloud, choose that cloud in the profile.'),
    ],
  }),
  link: 'app-overview',
  next: ['entra.app-not-found', 'entra.secret-invalid'],
}
