import * as l10n from '@vscode/l10n'
import type { Failable } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

/** OpenSSL's errors that speak of clear text, which is another problem. */
const CLEAR_TEXT = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL/

/** Every other error of OpenSSL's while both sides negotiate. */
const isHandshakeFailure = ({ error }: Failable): boolean =>
  error !== undefined && (error === 'EPROTO' || (error.startsWith('ERR_SSL_') && !CLEAR_TEXT.test(error)))

export const handshake: Problem = {
  id: 'tls.handshake',
  mark({ own }) {
    if (own.some((entry) => 'error' in entry && isHandshakeFailure(entry))) return 'certain'
    // A connection that is cut in the middle of the handshake may be a device that dislikes the version or a cipher.
    return own.some((entry) => entry.kind === 'tls' && entry.error === 'CLOSED') ? 'possible' : undefined
  },
  explain: (scene) => ({
    title: l10n.t('No common ground for encryption was found'),
    cause: l10n.t('{0} and this machine did not agree on a TLS version or cipher, or the negotiation broke off. TLS 1.2 or later is needed, and Microsoft\'s servers offer it.', seenServer(scene)),
    remedy: [
      l10n.t('Ask whoever runs the firewall or proxy whether it inspects TLS to {0}; an old device may speak TLS 1.0 or 1.1 alone. Except this connection, or update the device.', seenServer(scene)),
      l10n.t('If the helpdesk alone fails, update its Java, PHP or .NET and the operating system: older ones know no TLS 1.2.'),
    ],
  }),
}
