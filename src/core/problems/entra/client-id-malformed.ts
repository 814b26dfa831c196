import * as l10n from '@vscode/l10n'
import type { OAuthErrorEvidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const MALFORMED = [90112]
const UNKNOWN_APPLICATION = [700016]
const QUOTED_IDENTIFIER = /identifier '([^']{0,200})'/i
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether Entra ID quotes as the application's identifier what is no GUID, and so never was a client id. */
export function quotesNoGuid({ description }: OAuthErrorEvidence): boolean {
  const quoted = QUOTED_IDENTIFIER.exec(description ?? '')?.[1]
  return quoted !== undefined && !GUID.test(quoted)
}

export const clientIdMalformed: Problem = {
  id: 'entra.client-id-malformed',
  mark({ own }) {
    const marked = oauthErrors(own, MALFORMED).length > 0 || oauthErrors(own, UNKNOWN_APPLICATION).some(quotesNoGuid)
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('What was sent as the client ID is none'),
    cause: l10n.t('A client ID is a GUID: 32 hexadecimal digits with four hyphens. Entra ID received something else, such as the name of the application, a mail address, or an id with a digit too few.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, Overview, and copy "Application (client) ID". It is not the "Object ID" that stands near it.'),
      l10n.t('Paste it into the profile, and into the helpdesk, without blanks or quotation marks.'),
    ],
  }),
  link: 'app-overview',
  next: ['entra.app-not-found', 'entra.secret-invalid'],
}
