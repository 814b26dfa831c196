import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

/** What OpenSSL says of an answer in clear text. */
const NO_TLS = ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_HTTP_REQUEST', 'ERR_SSL_UNKNOWN_PROTOCOL']
const LATE = ['TIMEOUT', 'ETIMEDOUT']

export const wrongMode: Problem = {
  id: 'tls.wrong-mode',
  mark({ own }) {
    if (withError(own, NO_TLS).length > 0) return 'certain'
    // A server that waits for TLS never greets. One that is slow does not either.
    return withError(own, LATE).some((entry) => entry.kind === 'smtp' && entry.stage === 'greeting') ? 'possible' : undefined
  },
  explain: (scene) => ({
    title: l10n.t('Encryption and port do not fit together'),
    cause: withError(scene.own, NO_TLS).length > 0
      ? l10n.t('{0} answers in clear text where the encryption of TLS was due: this port wants STARTTLS first, or another server answers.', seenServer(scene))
      : l10n.t('{0} takes the connection and does not greet, as a server does that waits for TLS from the start where clear text with STARTTLS was expected.', seenServer(scene)),
    remedy: [
      l10n.t('For IMAP choose port 993 with TLS from the start, which dialogs call SSL/TLS. For SMTP choose port 587 with STARTTLS; port 465 does not exist at Office 365.'),
      l10n.t('If port and mode are right, something on the way answers in clear text: a proxy, a virus scanner, or a relay that took the port over. Except {0} from it.', seenServer(scene)),
    ],
  }),
}
