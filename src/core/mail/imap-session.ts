import { connectTcp, type Destination, secure, type Wire } from '../connect.ts'
import { redactor } from '../redaction.ts'
import type { Secret } from '../secret.ts'
import type { Trust } from '../trust.ts'
import { wireCode, wireFault } from '../wire-error.ts'
import { ImapTranscript } from './imap-transcript.ts'
import { TappedSocket } from './tapped-socket.ts'

const GOODBYE_MS = 2_000

export interface MailLogin extends Destination, Wire {
  readonly trust: Trust
  readonly user: string
  readonly accessToken: Secret
}

/** How far a mail session came. The evidence says why it came no further. */
export interface ImapOutcome {
  readonly authenticated: boolean
  readonly opened: boolean
  /** Messages in the INBOX, where it was opened */
  readonly messages?: number
}

/**
 * Logs in by IMAP over implicit TLS with XOAUTH2 and opens the INBOX read-only (EXAMINE), as a helpdesk's poll does.
 * The outcome rests on the server's tagged answers alone: a library that believes a PREAUTH greeting proves nothing.
 * Never throws for what the peer does.
 */
export async function openInbox(login: MailLogin): Promise<ImapOutcome> {
  const transcript = new ImapTranscript(login.evidence, redactor([login.accessToken]).text)
  const failed = () => ({ authenticated: transcript.authenticated, opened: false })
  let tapped: TappedSocket
  try {
    const secured = await secure(await connectTcp(login, login), login, login)
    tapped = new TappedSocket(secured, transcript)
  } catch {
    return failed()
  }
  const client = await newClient(login, tapped)
  const onAbort = () => tapped.destroy()
  if (login.signal.aborted) onAbort()
  else login.signal.addEventListener('abort', onAbort, { once: true })
  client.on('error', () => undefined)
  try {
    await Promise.race([tapped.gone, client.connect()])
    const { exists } = await Promise.race([tapped.gone, client.mailboxOpen('INBOX', { readOnly: true })])
    // The library may have taken an answer that came before its command.
    if (!transcript.authenticated || !transcript.opened) throw wireFault('MISBEHAVED')
    await goodbye(client.logout())
    return { authenticated: true, opened: true, messages: exists }
  } catch (error) {
    recordFailure(login, transcript, tapped.failure ?? error)
    return failed()
  } finally {
    login.signal.removeEventListener('abort', onAbort)
    client.close()
    tapped.destroy()
  }
}

async function newClient(login: MailLogin, tapped: TappedSocket) {
  const { ImapFlow } = await import('imapflow')
  return new ImapFlow({
    host: login.host,
    port: login.port,
    secure: true,
    auth: { user: login.user, accessToken: login.accessToken.reveal() },
    logger: false,
    disableCompression: true,
    disableIMAP4rev2: true,
    disableAutoEnable: true,
    disableAutoIdle: true,
    maxLineLength: 64 * 1024,
    maxLiteralSize: 256 * 1024,
    maxResponseSize: 512 * 1024,
    maxResponseTokens: 10_000,
    transport: {
      connect: (_options, onConnect) => {
        setImmediate(onConnect)
        return tapped
      },
    },
  })
}

/** Says why the session ended, unless a refusal of the server's already does. */
function recordFailure({ evidence, signal }: MailLogin, transcript: ImapTranscript, error: unknown): void {
  const refused = evidence.entries.some((entry) => entry.kind === 'imap' && (entry.error !== undefined || /^\S+ (NO|BAD)\b/i.test(entry.reply ?? '')))
  if (refused && !signal.aborted) return
  const offered = transcript.withoutXoauth2
  if (offered !== undefined && !signal.aborted) evidence.add({ kind: 'imap', stage: 'capability', command: 'CAPABILITY', reply: offered, error: 'NO_XOAUTH2' })
  else evidence.add({ kind: 'imap', stage: transcript.stage, error: faultOf(error, signal) })
}

/** imapflow's codes for limits of its own, in our words. */
const LIMIT_CODES = new Set(['LineTooLarge', 'LiteralTooLarge', 'ResponseTooLarge', 'TooManyTokens'])

function faultOf(error: unknown, signal: AbortSignal): string {
  const code = wireCode(error, signal)
  if (LIMIT_CODES.has(code)) return 'TOO_LARGE'
  if (/^[A-Z][A-Z0-9_]+$/.test(code)) return code
  return code.startsWith('ClosedAfter') || code === 'NoConnection' || code === 'EConnectionClosed' ? 'CLOSED' : 'MISBEHAVED'
}

async function goodbye(logout: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    logout.catch(() => undefined),
    new Promise((resolve) => (timer = setTimeout(resolve, GOODBYE_MS))),
  ])
  clearTimeout(timer)
}
