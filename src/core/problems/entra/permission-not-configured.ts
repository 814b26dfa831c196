import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const NOT_LISTED = [650057, 65005, 650053, 650056]
/** Microsoft Graph's application id, as the one valid resource that Entra lists. */
const GRAPH_ALONE = /valid resources[^:]{0,60}:\s*'?00000003-0000-0000-c000-000000000000'?(?!\s*,)/i

export const permissionNotConfigured: Problem = {
  id: 'entra.permission-not-configured',
  mark: ({ own }) => (oauthErrors(own, NOT_LISTED).length > 0 ? 'certain' : undefined),
  explain: ({ own }) => ({
    title: l10n.t('The application lacks a permission that was asked for'),
    cause: cause(own),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, "API permissions", "Add a permission".'),
      l10n.t('Where users sign in, add the delegated permissions "IMAP.AccessAsUser.All", "SMTP.Send" and "offline_access". They are listed under Microsoft Graph, and a manifest may name them under "Office 365 Exchange Online" too.'),
      l10n.t('Where the application signs in as itself, add "IMAP.AccessAsApp" and "SMTP.SendAsApp": "APIs my organization uses", "Office 365 Exchange Online", "Application permissions".'),
      l10n.t('On the same page choose "Grant admin consent". The status column must show "Granted" for each.'),
      l10n.t('If the permissions are there, compare the scope in the helpdesk with them letter by letter.'),
    ],
  }),
  script: 'grant-permissions',
  link: 'api-permissions',
  next: ['entra.consent-missing', 'entra.admin-consent-required', 'entra.roles-missing'],
}

const cause = (own: readonly Evidence[]): string =>
  oauthErrors(own, NOT_LISTED, GRAPH_ALONE).length > 0
    ? l10n.t('The scope or service that was asked for is not among the API permissions of the application: there are those of Microsoft Graph alone, and none of Exchange Online.')
    : l10n.t('The scope or service that was asked for is not among the API permissions of the application: it was never added there, or the scope in the helpdesk is mistyped.')
