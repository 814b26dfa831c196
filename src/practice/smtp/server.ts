import { randomUUID } from 'node:crypto'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { IssuedCertificate } from '../certificates.ts'
import { ignoreFailure, listenOnLoopback, type Listening } from '../loopback.ts'
import { authenticationRefused, SERVER_NAME, SmtpRefusal } from './refusal.ts'
import { authenticate, submit, type SmtpContext, type Submitter } from './submission.ts'

const MAIL_LIMIT_BYTES = 10 * 1024 * 1024

type Done = (error?: Error | null, message?: string) => void

/** A bug of ours is a passing failure to the client, never an uncaught error. */
const asReply = (failure: unknown): Error => (failure instanceof SmtpRefusal ? failure : new SmtpRefusal(451, '4.3.0 Internal error'))

/** The whole mail; what lies beyond the limit is not kept, and smtp-server refuses it at the end by itself. */
async function readMail(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= MAIL_LIMIT_BYTES) chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function takeMail(context: SmtpContext, submitter: Submitter | undefined, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  const source = await readMail(stream)
  const { mailFrom, rcptTo } = session.envelope
  if (!submitter) throw authenticationRefused(context.now())
  const sender = mailFrom === false ? '' : mailFrom.address
  if (!stream.sizeExceeded) submit(context, submitter, { sender, recipients: rcptTo.map(({ address }) => address), source })
  return `2.0.0 OK <${randomUUID()}@${SERVER_NAME}> [Hostname=${SERVER_NAME}]`
}

function createSmtpServer(context: SmtpContext, certificate: IssuedCertificate): SMTPServer {
  const submitters = new Map<string, Submitter>()
  return new SMTPServer({
    cert: certificate.certPem,
    key: certificate.keyPem,
    minVersion: 'TLSv1.2',
    name: SERVER_NAME,
    banner: 'Microsoft MAIL Service ready',
    authMethods: ['XOAUTH2'],
    authRequiredMessage: '5.7.57 Client not authenticated to send mail.',
    size: MAIL_LIMIT_BYTES,
    maxClients: 100,
    disableReverseLookup: true,
    logger: false,
    socketTimeout: 5 * 60_000,
    closeTimeout: 1,
    onAuth({ username = '', accessToken = '' }, session, callback) {
      authenticate(context, username, accessToken).then((submitter) => {
        submitters.set(session.id, submitter)
        callback(null, { user: submitter.address })
      }, (failure: unknown) => callback(asReply(failure)))
    },
    onData(stream, session, callback: Done) {
      takeMail(context, submitters.get(session.id), stream, session).then((reply) => callback(null, reply), (failure: unknown) => callback(asReply(failure)))
    },
    onClose({ id }) {
      submitters.delete(id)
    },
  })
}

/**
 * Starts SMTP submission on loopback: STARTTLS before anything that counts, XOAUTH2 alone. Its `close` first lets the library
 * end its sessions, because a socket below a TLS handshake must not be torn away, then ends what is left.
 */
export function startSmtp(context: SmtpContext, certificate: IssuedCertificate): Promise<Listening> {
  const server = createSmtpServer(context, certificate)
  server.on('error', ignoreFailure)
  server.server.on('connection', (socket) => socket.setNoDelay(true))
  return listenOnLoopback(server.server, () => new Promise((resolve) => server.close(() => resolve())))
}
