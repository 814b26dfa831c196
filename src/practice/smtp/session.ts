import type { Socket } from 'node:net'
import { TLSSocket, type SecureContext } from 'node:tls'
import { ignoreFailure } from '../loopback.ts'
import { ByteQueue } from '../mail/byte-queue.ts'
import { mailDate } from '../mail/seed-mails.ts'
import { SMTP_COMMANDS } from './commands.ts'
import type { SmtpDialog, Transaction } from './dialog.ts'
import { MailBody } from './mail-body.ts'
import { commandUnknown, newId, SERVER_NAME, SmtpRefusal } from './refusal.ts'
import type { SmtpContext, Submitter } from './submission.ts'

/** A token is some 2 KB, and RFC 4954 section 4 asks for room for 12,288 bytes in a line of AUTH. */
const LINE_LIMIT_BYTES = 16 * 1024
const BUFFER_LIMIT_BYTES = 256 * 1024
const SILENCE_LIMIT_MS = { beforeLogin: 60_000, afterLogin: 5 * 60_000 } as const
const HANDSHAKE_LIMIT_MS = 10_000
/** After so many refusals the server ends it, so that no client loops here for ever. */
const FAILURE_LIMIT = 20

export interface TlsSide {
  readonly secureContext: SecureContext
  /** Called with the socket on top of the plain one, before its handshake */
  readonly onSocket: (socket: TLSSocket) => void
}

/** One client's connection: reads commands one by one, runs each to its end, and answers. */
export class SmtpSession implements SmtpDialog {
  readonly context: SmtpContext
  readonly peer: string
  greeted = false
  submitter: Submitter | undefined
  transaction: Transaction | undefined
  readonly #tls: TlsSide
  #socket: Socket
  #queue = new ByteQueue()
  #wake: (() => void) | undefined
  #gone = false
  #ending = false
  #failures = 0

  constructor(socket: Socket, context: SmtpContext, tls: TlsSide) {
    this.#socket = socket
    this.#tls = tls
    this.context = context
    this.peer = socket.remoteAddress ?? ''
    socket.setNoDelay(true)
    this.#listen(socket)
  }

  get secure(): boolean {
    return this.#socket instanceof TLSSocket
  }

  get gone(): boolean {
    return this.#gone
  }

  /** Greets and serves until either side ends it. */
  async serve(): Promise<void> {
    if (this.context.tenant.state().service.smtp.dropsAt === 'greeting') {
      this.drop()
      return
    }
    this.#say(`220 ${SERVER_NAME} Microsoft ESMTP MAIL Service ready at ${mailDate(this.context.now())} [${newId()}]`)
    for (let line = await this.#line(); line !== undefined; line = await this.#line()) {
      await this.#answer(line)
      if (this.#ending) break
      await this.#drained()
    }
    this.#socket.end()
    this.#socket.setTimeout(2000, () => this.#socket.destroy())
  }

  ask(line: string): Promise<string | undefined> {
    this.#say(line)
    return this.#line()
  }

  async askForMail(line: string): Promise<MailBody | undefined> {
    this.#say(line)
    const body = new MailBody()
    for (;;) {
      const rest = body.feed(this.#queue.take(this.#queue.length))
      if (rest) {
        this.#queue.push(rest)
        return body
      }
      if (body.endless) this.drop()
      if (this.#gone) return undefined
      await this.#more()
    }
  }

  /**
   * What came before the handshake is thrown away unread: bytes that somebody on the way put behind STARTTLS must not count as
   * the client's own (CVE-2011-0411).
   */
  startTls(line: string): void {
    const plain = this.#socket
    this.#say(line)
    plain.removeAllListeners('data')
    plain.setTimeout(0)
    this.#queue = new ByteQueue()
    this.greeted = false
    const secured = new TLSSocket(plain, { isServer: true, secureContext: this.#tls.secureContext })
    const limit = setTimeout(() => secured.destroy(), HANDSHAKE_LIMIT_MS)
    secured.once('secure', () => clearTimeout(limit))
    secured.once('close', () => clearTimeout(limit))
    this.#tls.onSocket(secured)
    this.#listen(secured)
    this.#socket = secured
  }

  finish(line: string): void {
    this.#say(line)
    this.#ending = true
  }

  drop(): void {
    this.#gone = this.#ending = true
    this.#socket.destroy()
  }

  #listen(socket: Socket): void {
    socket.setTimeout(SILENCE_LIMIT_MS.beforeLogin, () => {
      this.finish('421 4.4.1 Connection timed out')
      this.#gone = true
      this.#wake?.()
    })
    socket.on('data', (chunk: Buffer) => {
      this.#queue.push(chunk)
      this.#wake?.()
      if (this.#queue.length > BUFFER_LIMIT_BYTES) this.drop()
    })
    socket.on('error', ignoreFailure)
    for (const end of ['end', 'close'] as const) socket.on(end, () => {
      this.#gone = true
      this.#wake?.()
    })
  }

  async #answer(line: string): Promise<void> {
    const [, verb = '', argument = ''] = /^([a-z]{4,8})(?: +([^\x00-\x1f\x7f]*))?$/i.exec(line) ?? []
    const command = SMTP_COMMANDS.get(verb.toUpperCase())
    try {
      if (!command) throw commandUnknown(this.context.now())
      const reply = await command(this, Buffer.from(argument, 'latin1').toString('utf8').trim())
      if (reply !== undefined) this.#say(reply)
      if (this.submitter) this.#socket.setTimeout(SILENCE_LIMIT_MS.afterLogin)
    } catch (failure) {
      this.#refuse(failure)
    }
  }

  /** A bug of ours is a passing failure to the client. */
  #refuse(failure: unknown): void {
    const { reply, closes } = failure instanceof SmtpRefusal ? failure : new SmtpRefusal('451 4.3.0 Internal error')
    this.#say(reply)
    if (closes) this.#ending = true
    else if (++this.#failures >= FAILURE_LIMIT) this.finish('421 4.7.0 Too many errors on this connection, closing transmission channel')
  }

  /** The next line without its end; `undefined` when the client has gone or sends a line without end. */
  async #line(): Promise<string | undefined> {
    for (;;) {
      const line = this.#queue.takeLine()
      if (line === undefined ? this.#queue.length > LINE_LIMIT_BYTES : line.length > LINE_LIMIT_BYTES) {
        this.finish('500 5.5.2 Command too long')
        return undefined
      }
      if (line !== undefined) return line
      if (this.#gone) return undefined
      await this.#more()
    }
  }

  async #more(): Promise<void> {
    await new Promise<void>((resolve) => (this.#wake = resolve))
    this.#wake = undefined
  }

  /** A client that asks and does not read waits for its own reading before it is heard again. */
  async #drained(): Promise<void> {
    while (this.#socket.writableNeedDrain && !this.#gone) {
      this.#socket.once('drain', () => this.#wake?.())
      await this.#more()
    }
  }

  #say(line: string): void {
    if (!this.#gone && !this.#ending && this.#socket.writable) this.#socket.write(`${line}\r\n`)
  }
}
