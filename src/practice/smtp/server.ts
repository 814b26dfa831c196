import { createServer } from 'node:net'
import { createSecureContext, type TLSSocket } from 'node:tls'
import type { IssuedCertificate } from '../certificates.ts'
import { listenOnLoopback, type Listening } from '../loopback.ts'
import { SmtpSession } from './session.ts'
import type { SmtpContext } from './submission.ts'

/** Starts SMTP submission on loopback: STARTTLS before anything that counts, XOAUTH2 alone (RFC 5321, 3207, 4954). */
export function startSmtp(context: SmtpContext, certificate: IssuedCertificate): Promise<Listening> {
  const secureContext = createSecureContext({ cert: certificate.certPem, key: certificate.keyPem, minVersion: 'TLSv1.2' })
  // Whoever closes the server must end a TLS socket before the plain one below it: a server of TLS would say the same of its own.
  const onSocket = (socket: TLSSocket): void => void server.emit('secureConnection', socket)
  const server = createServer((socket) => {
    // A bug of ours ends this one connection, never the tenant.
    new SmtpSession(socket, context, { secureContext, onSocket }).serve().catch(() => socket.destroy())
  })
  return listenOnLoopback(server)
}
