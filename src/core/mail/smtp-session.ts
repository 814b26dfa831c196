import type { Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection'
import { certificateFacts, connectTcp } from '../connect.ts'
import { tlsOptions } from '../trust.ts'
import type { WireFault } from '../evidence/evidence.ts'
import { redactor } from '../redaction.ts'
import { wireCode, wireFault } from '../wire-error.ts'
import type { MailLogin } from './imap-session.ts'
import { ByteBudget } from './byte-budget.ts'
import { SmtpTranscript } from './smtp-transcript.ts'
import { TappedSocket } from './tapped-socket.ts'
import { xoauth2 } from './xoauth2.ts'

const MAX_REPLY_BYTES = 64 * 1024
/** A login takes some 10 KB. The library works off what has arrived even after its connection is closed, line by line. */
const MAX_SESSION_BYTES = 96 * 1024
const MAX_SASL_ANSWERS = 3
const GOODBYE_MS = 2_000
/** Asked for XOAUTH2 by its own name, the library would rather try LOGIN where that is offered too. */
const OUR_METHOD = 'OWN-XOAUTH2'
/** Beyond any limit of ours: the run's own deadline ends a session, activity does not extend it. */
const LIBRARY_LIMIT_MS = 10 * 60_000

/**
 * Authenticates by SMTP with STARTTLS and AUTH XOAUTH2 and says goodbye, sending nothing. True only for the server's 235
 * to our own AUTH. Nothing is sent in the clear, and no other mechanism is tried. Never throws for what the peer does.
 */
export async function authenticate(login: MailLogin): Promise<boolean> {
  const transcript = new SmtpTranscript(login.evidence, redactor([login.accessToken]).text)
  let socket: TappedSocket
  try {
    socket = new TappedSocket(await connectTcp(login, login), new ByteBudget(MAX_SESSION_BYTES))
  } catch {
    return false
  }
  let fault: WireFault | undefined
  const connection = await newConnection(login, socket, transcript, (found) => (fault = found))
  const onAbort = () => socket.destroy()
  // The library was still loading: what happened meanwhile has had no listener.
  if (login.signal.aborted) onAbort()
  else login.signal.addEventListener('abort', onAbort, { once: true })
  const failure = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject)
    connection.on('end', () => reject(wireFault('CLOSED')))
  })
  try {
    await Promise.race([socket.gone, failure, converse(connection, transcript)])
    // The library waits for a reply before it writes the command: one that came first is none to our AUTH.
    if (!transcript.authenticated) throw wireFault('MISBEHAVED')
    await goodbye(connection, socket)
    return true
  } catch (error) {
    recordFailure(login, transcript, fault === undefined ? socket.failure ?? error : wireFault(fault))
    return false
  } finally {
    login.signal.removeEventListener('abort', onAbort)
    failure.catch(() => undefined)
    connection.close()
    socket.destroy()
  }
}

async function newConnection(login: MailLogin, socket: TappedSocket, transcript: SmtpTranscript, onFault: (fault: WireFault) => void): Promise<SMTPConnection> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  return new Connection({
    host: login.host,
    port: login.port,
    // Of net.Socket's own the library calls setTimeout alone without asking whether it is there.
    connection: socket as unknown as Socket,
    requireTLS: true,
    tls: recordedTls(login),
    connectionTimeout: LIBRARY_LIMIT_MS,
    greetingTimeout: LIBRARY_LIMIT_MS,
    socketTimeout: LIBRARY_LIMIT_MS,
    socketCloseTimeout: 0,
    maxResponseSize: MAX_REPLY_BYTES,
    logger: wireLogger(transcript),
    transactionLog: true,
    customAuth: { [OUR_METHOD]: (context) => answerChallenges(context, xoauth2(login.user, login.accessToken), onFault) },
  })
}

/** The library hands out no certificate, so it is noted where Node has it checked: after the chain, before the name. */
function recordedTls({ trust, host, port, evidence }: MailLogin): ConnectionOptions {
  const options = tlsOptions(trust, host)
  const startMs = evidence.monotonicMs()
  return {
    ...options,
    checkServerIdentity: (name, certificate) => {
      const refusal = options.checkServerIdentity(name, certificate)
      if (!refusal) evidence.add({ kind: 'tls', host, port, ...certificateFacts(certificate), durationMs: evidence.since(startMs) })
      return refusal
    },
  }
}

/** The library tells what crosses the wire by its log alone; of a command with a secret only the mechanism is read. */
function wireLogger(transcript: SmtpTranscript) {
  const listen = (entry: { tnx?: unknown }, line: unknown) => {
    if (typeof line !== 'string') return
    if (entry.tnx === 'client') transcript.sent(line)
    if (entry.tnx === 'server') transcript.received(line)
  }
  const ignore = () => undefined
  return { level: ignore, trace: ignore, debug: listen, info: ignore, warn: ignore, error: ignore, fatal: ignore }
}

async function converse(connection: SMTPConnection, transcript: SmtpTranscript): Promise<void> {
  await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())))
  if (!/^\d{3}[ -]AUTH\b.*\bXOAUTH2\b/im.test(transcript.capabilities)) throw wireFault('NO_XOAUTH2')
  // A reply that came along with the EHLO answer must be refused as unexpected, not taken for AUTH's: let the library see it first.
  await new Promise((resolve) => setTimeout(resolve, 1))
  await new Promise<void>((resolve, reject) => connection.login({ type: 'custom', method: OUR_METHOD }, (error) => (error ? reject(error) : resolve())))
}

/** AUTH XOAUTH2 with the initial response (RFC 4954, section 4). 235 alone is a login. */
async function answerChallenges(context: SMTPConnectionCustomAuthContext, initialResponse: string, onFault: (fault: WireFault) => void): Promise<void> {
  const misbehaved = (fault: WireFault) => {
    // The library gives every error of a handler a code of its own.
    onFault(fault)
    return wireFault(fault)
  }
  let reply = await context.sendCommand(`AUTH XOAUTH2 ${initialResponse}`)
  for (let answers = 0; reply.status === 334; answers += 1) {
    if (answers === MAX_SASL_ANSWERS) throw misbehaved('TOO_LARGE')
    // An empty line ends the exchange after an error challenge; it never repeats the token.
    reply = await context.sendCommand('')
  }
  if (reply.status === 235) return
  throw reply.status >= 400 ? new Error('refused') : misbehaved('MISBEHAVED')
}

/** Says why the session ended, unless a refusal of the server's already does. */
function recordFailure({ evidence, signal, host, port }: MailLogin, transcript: SmtpTranscript, error: unknown): void {
  const refused = evidence.entries.some((entry) => entry.kind === 'smtp' && /^[45]\d\d/.test(entry.reply ?? ''))
  if (signal.aborted || !refused) {
    const fault = faultOf(error, signal)
    if (fault.tls) evidence.add({ kind: 'tls', host, port, error: fault.code, durationMs: 0 })
    else evidence.add({ kind: 'smtp', stage: transcript.stage, error: fault.code })
  }
}

/** nodemailer wraps the codes of sockets and TLS, and names some of its own. */
function faultOf(error: unknown, signal: AbortSignal): { code: string; tls?: true } {
  const code = wireCode(error, signal)
  const original = typeof error === 'object' && error !== null && 'originalCode' in error && typeof error.originalCode === 'string' ? error.originalCode : undefined
  switch (code) {
    case 'ETLS':
      return original === undefined ? { code: 'NO_STARTTLS' } : { code: original, tls: true }
    case 'ESOCKET':
      return original === undefined ? { code: 'CLOSED' } : { code: wireCode({ code: original }, signal), ...(isTlsCode(original) ? { tls: true } : {}) }
    case 'ECONNECTION':
      return { code: 'CLOSED' }
    case 'EPROTOCOL':
      // The library refuses a reply it does not want with the reply, and one that is too long without.
      return { code: hasReply(error) ? 'MISBEHAVED' : 'TOO_LARGE' }
    default:
      return { code: isTlsCode(code) || /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'MISBEHAVED', ...(isTlsCode(code) ? { tls: true } : {}) }
  }
}

const hasReply = (error: unknown): boolean => typeof error === 'object' && error !== null && 'response' in error && typeof error.response === 'string'

const isTlsCode = (code: string): boolean => /CERT|SSL|TLS|ISSUER|SIGNATURE|SUBJECT_ALT_NAME/.test(code)

async function goodbye(connection: SMTPConnection, socket: TappedSocket): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    new Promise((resolve) => {
      socket.once('close', resolve)
      connection.once('end', resolve)
      connection.quit()
    }),
    new Promise((resolve) => (timer = setTimeout(resolve, GOODBYE_MS))),
  ])
  clearTimeout(timer)
}
