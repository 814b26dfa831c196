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
  #stage: Stage = 'greeting'
  #command = ''
  #capabilities = ''

  constructor(evidence: EvidenceLog) {
    this.#evidence = evidence
  }

  /** Where the session is: where it failed, if it fails now. */
  get stage(): Stage {
    return this.#stage
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
    const ok = /^[23]/.test(reply)
    const telling = this.#stage === 'greeting' || this.#stage === 'auth' || this.#stage === 'logout' || !ok
    if (!telling) return
    this.#evidence.add({
      kind: 'smtp',
      stage: this.#stage,
      ...(this.#command === '' ? {} : { command: this.#command }),
      reply: reply.slice(0, MAX_REPLY_KEPT),
    })
  }
}
