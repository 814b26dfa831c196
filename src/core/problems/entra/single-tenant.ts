import * as l10n from '@vscode/l10n'
import { oauthErrors, refusals } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const NO_TENANT = [50194, 50059, 90019]
const NOT_MULTI_TENANT = /not configured as a multi-tenant application/i

export const singleTenant: Problem = {
  id: 'entra.single-tenant',
  mark({ own }) {
    const marked = oauthErrors(own, NO_TENANT).length > 0
      || refusals(own).some(({ description }) => NOT_MULTI_TENANT.test(description ?? ''))
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('The request names no tenant, and the application needs one'),
    cause: l10n.t('The application is registered for one tenant alone, or it signs in as itself. Either way Entra ID must be asked at the tenant\'s own address, not at "common" or "organizations".'),
    remedy: [
      l10n.t('Enter the tenant ID in the profile, and in the helpdesk: Entra admin center, App registrations, the application, Overview, "Directory (tenant) ID".'),
      l10n.t('Only where the helpdesk cannot take a tenant ID: App registrations, the application, Authentication, "Supported accounts", choose multiple tenants.'),
    ],
  }),
  link: 'app-overview',
  next: ['entra.tenant-not-found', 'entra.app-not-found'],
}
