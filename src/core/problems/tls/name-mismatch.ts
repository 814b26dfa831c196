import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenHost } from '../seen-server.ts'

const OTHER_NAME = ['ERR_TLS_CERT_ALTNAME_INVALID', 'NO_SUBJECT_ALT_NAME', 'HOSTNAME_MISMATCH']

export const nameMismatch: Problem = {
  id: 'tls.name-mismatch',
  mark: ({ own }) => (withError(own, OTHER_NAME).length > 0 ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('The server\'s certificate is for another name'),
    cause: l10n.t('The certificate does not name {0}: another server answers under this name, or the server was addressed by an IP address or an alias that its certificate does not hold.', seenHost(scene)),
    remedy: [
      l10n.t('Use Microsoft\'s own names, not an IP address or an alias of your own: outlook.office365.com for IMAP, smtp.office365.com for SMTP.'),
      l10n.t('Look where {0} leads from this machine ("nslookup {0}"), and whether the hosts file or an internal DNS zone points it to another server.', seenHost(scene)),
      l10n.t('With a server of your own, give it a certificate that holds this name as a subject alternative name; the common name alone does not count.'),
    ],
  }),
}
