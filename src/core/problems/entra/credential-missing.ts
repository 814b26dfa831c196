import * as l10n from '@vscode/l10n'
import type { OAuthErrorEvidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const NO_CREDENTIAL = [7000218]
/** Numbers for any missing field: the name of the field tells. */
const MISSING_FIELD = [70002, 90014, 900144]
const CREDENTIAL_NAMED = /client_(?:secret|assertion)/i

/** Whether the field that was missing is the one of the secret or of the certificate's signature. */
export const namesCredential = ({ description }: OAuthErrorEvidence): boolean => CREDENTIAL_NAMED.test(description ?? '')

export const credentialMissing: Problem = {
  id: 'entra.credential-missing',
  mark({ own }) {
    // There was nothing to send: none is stored, or the stored one is for another connection.
    const hasNone = own.some((entry) => entry.kind === 'setting' && entry.name === 'secret.shape' && /^(none|stale)$/.test(entry.value))
    const marked = hasNone || oauthErrors(own, NO_CREDENTIAL).length > 0
      || oauthErrors(own, MISSING_FIELD).some(namesCredential)
    return marked ? 'certain' : undefined
  },
  explain: ({ flow }) => ({
    title: l10n.t('The application must prove itself, and no secret was sent'),
    cause: l10n.t('The token request carried neither a client secret nor a certificate\'s signature. For a confidential application, as a helpdesk is one, Entra ID insists on it.'),
    remedy: [
      l10n.t('Enter the client secret: here with "Set Client Secret", in the helpdesk in the field for the client secret. It must not be empty.'),
      l10n.t('If you have none, make one: Entra admin center, App registrations, the application, "Certificates & secrets", "New client secret", Add, and copy the column "Value".'),
      ...(flow === 'app-only' ? [] : [
        l10n.t('For a sign-in by device code, which sends no secret, set "Allow public client flows" to Yes: App registrations, the application, Authentication, Settings.'),
      ]),
    ],
  }),
  link: 'credentials',
  next: ['entra.secret-invalid', 'entra.roles-missing'],
}
