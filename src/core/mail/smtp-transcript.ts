import type { EvidenceLog } from '../evidence/evidence-log.ts'
import type { Stage } from '../evidence/evidence.ts'

const MAX_REPLY_KEPT = 2048

/** The stage that a command of ours stands for (RFC 5321, section 4.1; RFC 3207; RFC 4954). */
const STAGES: ReadonlyMap<string, Stage> = new Map([
  ['EHLO', 'capability'],
  ['HELO', 'capability'],
  ['STARTTLS', 'starttls'],
  ['AUTH', 'auth'],
  ['MAIL', 'from'],
  ['RCPT', 'recipient'],
  ['DATA', 'data'],
  ['QUIT', 'logout'],
])

/** Keeps the replies of an SMTP session that prove or refute it, each with the command it answers. */
export class SmtpTranscript {
  readonly #evidence: EvidenceLog
  readonly #redact: (text: string) => string
  #stage: Stage = 'greeting'
  #command = ''
  #capabilities = ''
  #authenticated = false

  /** `redact` takes our token out of what the server echoes. */
  constructor(evidence: EvidenceLog, redact: (text: string) => string) {
    this.#evidence = evidence
    this.#redact = redact
  }

  /** Where the session is: where it failed, if it fails now. */
  get stage(): Stage {
    return this.#stage
  }

  /** A 235 was seen after our AUTH had been written, and before anything else was. */
  get authenticated(): boolean {
    return this.#authenticated
  }

  /** The last EHLO reply. */
  get capabilities(): string {
    return this.#capabilities
  }

  /** `line` is a command of ours; of AUTH the mechanism alone is kept. */
  sent(line: string): void {
    const name = /^[A-Za-z]+/.exec(line)?.[0].toUpperCase() ?? ''
    const stage = STAGES.get(name)
    if (!stage) return
    this.#stage = stage
    this.#command = name === 'AUTH' ? (/^AUTH [A-Za-z0-9-]+/i.exec(line)?.[0] ?? name) : line
  }

  /** `reply` is one whole reply, lines joined by LF. */
  received(reply: string): void {
    if (this.#stage === 'capability') this.#capabilities = reply
    if (this.#stage === 'auth' && /^235[ -]/.test(reply)) this.#authenticated = true
    const ok = /^[23]/.test(reply)
    const telling = this.#stage === 'greeting' || this.#stage === 'auth' || this.#stage === 'logout' || !ok
    if (!telling) return
    this.#evidence.add({
      kind: 'smtp',
      stage: this.#stage,
      ...(this.#command === '' ? {} : { command: this.#command }),
      // Redacted before it is cut: half a token is known by nobody later.
      reply: this.#redact(reply).slice(0, MAX_REPLY_KEPT),
    })
  }
}
