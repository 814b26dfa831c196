import type { EvidenceLog } from '../evidence/evidence-log.ts'
import type { Stage } from '../evidence/evidence.ts'
import { wireFault } from '../wire-error.ts'
import { ByteBudget } from './byte-budget.ts'
import type { WireTap } from './tapped-socket.ts'

const MAX_SASL_ANSWERS = 3
const MAX_LINE_KEPT = 2048

/** Where a command of ours belongs in the evidence; those not named are mail clients' small talk. */
const STAGES: ReadonlyMap<string, Stage> = new Map([
  ['AUTHENTICATE', 'auth'],
  ['EXAMINE', 'open'],
  ['SELECT', 'open'],
  ['LOGOUT', 'logout'],
])

interface Pending {
  readonly name: string
  /** The line as evidence shows it: the SASL answer never stands in it. */
  readonly shown: string
}

/**
 * Reads an IMAP session off the wire (RFC 9051, section 2.2) and keeps what proves or refutes it: greeting, the tagged
 * answers to our own AUTHENTICATE and EXAMINE, and every refusal. Throws WireError when the peer exceeds its budget.
 */
export class ImapTranscript implements WireTap {
  readonly #evidence: EvidenceLog
  readonly #redact: (text: string) => string
  readonly #budget = new ByteBudget()
  readonly #pending = new Map<string, Pending>()
  readonly #fromServer = new LineReader((line) => this.#serverLine(line))
  readonly #fromUs = new LineReader((line) => this.#ourLine(line))
  #saslAnswers = 0
  #stage: Stage = 'greeting'
  #authenticated = false
  #opened = false
  #preauth = false
  #bye = false
  #capabilities = ''

  /** `redact` takes our token out of what the server echoes. */
  constructor(evidence: EvidenceLog, redact: (text: string) => string) {
    this.#evidence = evidence
    this.#redact = redact
  }

  /** The server's tagged OK to our AUTHENTICATE was seen, and no PREAUTH before it. */
  get authenticated(): boolean {
    return this.#authenticated && !this.#preauth
  }

  /** The server's tagged OK to our EXAMINE was seen. */
  get opened(): boolean {
    return this.#opened
  }

  /** The capabilities before login, where they leave out XOAUTH2. */
  get withoutXoauth2(): string | undefined {
    return this.#stage === 'capability' && this.#capabilities !== '' && !/\bAUTH=(XOAUTH2|OAUTHBEARER)\b/i.test(this.#capabilities) ? this.#capabilities : undefined
  }

  /** The stage the session is in: where it failed, if it fails now. */
  get stage(): Stage {
    return this.#stage
  }

  received(chunk: Buffer): void {
    this.#budget.received(chunk)
    this.#fromServer.push(chunk)
  }

  sent(chunk: Buffer): void {
    this.#fromUs.push(chunk)
  }

  #ourLine(line: string): void {
    const words = /^(\S+) ([A-Za-z]+)(.*)$/.exec(line)
    if (!words) return
    const [, tag = '', rawName = '', rest = ''] = words
    const name = rawName.toUpperCase()
    // Of AUTHENTICATE only the mechanism is kept: what follows is the token.
    const shown = name === 'AUTHENTICATE' ? `AUTHENTICATE${/^ [A-Za-z0-9-]+/.exec(rest)?.[0] ?? ''}` : `${name}${rest}`
    this.#pending.set(tag, { name, shown: shown.slice(0, MAX_LINE_KEPT) })
    this.#stage = STAGES.get(name) ?? this.#stage
  }

  #serverLine(line: string): void {
    if (this.#stage === 'greeting' && this.#pending.size === 0) {
      this.#greeting(line)
    } else if (line.startsWith('+')) {
      this.#challenge()
    } else if (/^\* BYE/i.test(line)) {
      // The first tells; a server may send as many as its budget holds.
      if (this.#stage !== 'logout' && !this.#bye) this.#add({ reply: line })
      this.#bye = true
    } else {
      if (/^\* CAPABILITY /i.test(line)) this.#capabilities = this.#kept(line)
      this.#tagged(line)
    }
  }

  #greeting(line: string): void {
    this.#preauth = /^\* PREAUTH/i.test(line)
    const odd = this.#preauth || !/^\* (OK|BYE)/i.test(line)
    this.#add({ reply: line, ...(odd ? { error: 'MISBEHAVED' } : {}) })
    this.#stage = 'capability'
    // A server that lists them here (RFC 9051, section 7.1) is not asked for them again.
    if (/^\* OK \[CAPABILITY /i.test(line)) this.#capabilities = this.#kept(line)
    if (odd) throw wireFault('MISBEHAVED')
  }

  #challenge(): void {
    const authenticating = [...this.#pending.values()].some(({ name }) => name === 'AUTHENTICATE')
    if (!authenticating) return
    this.#saslAnswers += 1
    if (this.#saslAnswers > MAX_SASL_ANSWERS) throw wireFault('TOO_LARGE')
  }

  #tagged(line: string): void {
    const words = /^(\S+) (OK|NO|BAD)\b/i.exec(line)
    const [, tag = '', rawStatus = ''] = words ?? []
    const command = this.#pending.get(tag)
    if (!command) return
    this.#pending.delete(tag)
    const ok = rawStatus.toUpperCase() === 'OK'
    const stage = STAGES.get(command.name)
    if (ok && command.name === 'AUTHENTICATE') this.#authenticated = true
    if (ok && (command.name === 'EXAMINE' || command.name === 'SELECT')) this.#opened = true
    if (stage || !ok) this.#add({ command: command.shown, reply: line, ...(stage ? { stage } : this.#authenticated ? { stage: 'open' } : {}) })
  }

  /** Redacted before it is cut: half a token is known by nobody later. */
  #kept(line: string): string {
    return this.#redact(line).slice(0, MAX_LINE_KEPT)
  }

  #add(entry: { readonly reply: string; readonly command?: string; readonly stage?: Stage; readonly error?: string }): void {
    this.#evidence.add({ kind: 'imap', stage: this.#stage, ...entry, reply: this.#kept(entry.reply) })
  }
}

/** Cuts a byte stream into lines; the bytes of a literal (RFC 9051, section 4.3) are no lines. */
class LineReader {
  readonly #onLine: (line: string) => void
  #rest = ''
  #literalBytes = 0

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  push(chunk: Buffer): void {
    let text = chunk.toString('latin1')
    while (text !== '') {
      if (this.#literalBytes > 0) {
        const skipped = Math.min(this.#literalBytes, text.length)
        this.#literalBytes -= skipped
        text = text.slice(skipped)
        continue
      }
      const end = text.indexOf('\n')
      if (end < 0) {
        this.#rest += text
        return
      }
      this.#line(this.#rest + text.slice(0, end))
      this.#rest = ''
      text = text.slice(end + 1)
    }
  }

  #line(raw: string): void {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const literal = /\{(\d{1,9})\+?\}$/.exec(line)
    if (literal) this.#literalBytes = Number(literal[1])
    this.#onLine(Buffer.from(line, 'latin1').toString('utf8'))
  }
}
