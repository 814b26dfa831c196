import { createServer } from 'node:tls'
import type { IssuedCertificate } from '../certificates.ts'
import { listenOnLoopback, type Listening } from '../loopback.ts'
import type { ImapContext } from './dialog.ts'
import { ImapSession } from './session.ts'

/** Starts IMAP with implicit TLS on loopback. */
export function startImap(context: ImapContext, certificate: IssuedCertificate): Promise<Listening> {
  const server = createServer({ cert: certificate.certPem, key: certificate.keyPem, minVersion: 'TLSv1.2', handshakeTimeout: 10_000 }, (socket) => {
    // A bug of ours ends this one connection, never the tenant.
    new ImapSession(socket, context).serve().catch(() => socket.destroy())
  })
  return listenOnLoopback(server)
}
