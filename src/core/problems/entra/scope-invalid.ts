import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { numbersOf, oauthErrors, refusals } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const WRONG_SCOPE = [70011, 1002012, 700022, 28002, 28003]
/** The client credentials flow takes a whole resource alone (Microsoft, "OAuth 2.0 client credentials flow"). */
const NOT_DEFAULT = [1002012]
const SEVERAL_SERVICES = [700022]

export const scopeInvalid: Problem = {
  id: 'entra.scope-invalid',
  mark({ own }) {
    if (oauthErrors(own, WRONG_SCOPE).length > 0) return 'certain'
    return refusals(own).some((entry) => entry.error === 'invalid_scope' && numbersOf(entry).length === 0) ? 'likely' : undefined
  },
  explain: ({ own }) => ({
    title: l10n.t('The scope is not valid'),
    cause: cause(own),
    remedy: [
      l10n.t('Where the application signs in as itself, the scope is https://outlook.office365.com/.default and nothing else.'),
      l10n.t('Where users sign in, the scopes are https://outlook.office.com/IMAP.AccessAsUser.All, https://outlook.office.com/SMTP.Send and offline_access, separated by blanks, not by commas.'),
      l10n.t('Take every scope of Microsoft Graph out, also "email" and "User.Read" where the message names them: a token is for one service.'),
    ],
  }),
  next: ['entra.consent-missing', 'entra.audience-wrong'],
}

function cause(own: readonly Evidence[]): string {
  if (oauthErrors(own, NOT_DEFAULT).length > 0) return l10n.t('The application signs in as itself and asked for a single permission. For that flow Entra ID takes a scope only if it ends with "/.default".')
  if (oauthErrors(own, SEVERAL_SERVICES).length > 0) return l10n.t('The token was asked for with scopes of several services at once, such as Exchange Online and Microsoft Graph. One token is for one service.')
  return l10n.t('Entra ID cannot use the scope that was sent: it is mistyped, its parts are separated by commas, it names several services, or the address of the service in front is missing.')
}
