import type { Socket } from 'node:net'
import { isParsed, parseCommand, type ParsedCommand } from './command-parser.ts'
import { CommandReader, type CommandPart, type Unit } from './command-reader.ts'
import { IMAP_COMMANDS } from './commands/registry.ts'
import { bad, isReachable, type Dialog, type ImapCommand, type ImapContext, type Login, type Reply, type Selected } from './dialog.ts'

const SILENCE_LIMIT_MS = { beforeLogin: 60_000, afterLogin: 30 * 60_000 } as const
/** After so many commands that failed or were refused the server ends it, so that no client loops here for ever. */
const FAILURE_LIMIT = 20
/** Exchange asks for minutes; here a client that waits as it is told is answered within seconds. */
const BACKOFF_MS = 1200

/** Exchange puts the server's name into its greeting, in UTF-16LE and base64. */
const GREETING = `* OK The Microsoft Exchange IMAP4 service is ready. [${Buffer.from('PRACTICE.TENANT.EXAMPLE', 'utf16le').toString('base64')}]`

/** One client's connection: reads commands one by one, runs each to its end, and answers. */
export class ImapSession implements Dialog {
  readonly context: ImapContext
  login: Login | undefined
  selected: Selected | undefined
  readonly #socket: Socket
  readonly #reader = new CommandReader()
  #wake: (() => void) | undefined
  #gone = false
  #ending: { readonly bye: string | undefined } | undefined
  #failures = 0
  #unconnectedAnswers = 0

  constructor(socket: Socket, context: ImapContext) {
    this.#socket = socket
    this.context = context
    socket.setNoDelay(true)
    socket.setTimeout(SILENCE_LIMIT_MS.beforeLogin, () => socket.destroy())
    socket.on('data', (chunk) => {
      if (!this.#reader.push(chunk)) socket.destroy()
      this.#wake?.()
    })
    for (const end of ['end', 'close', 'error'] as const) socket.on(end, () => {
      this.#gone = true
      this.#wake?.()
    })
  }

  /** Greets and serves until either side ends it. */
  async serve(): Promise<void> {
    if (this.context.tenant.state().service.imap.dropsAt === 'greeting') {
      this.drop()
      return
    }
    this.#write(GREETING)
    for (let unit = await this.#nextUnit('command'); unit; unit = await this.#nextUnit('command')) {
      if (unit.kind === 'broken') {
        this.#write('* BYE Connection is closed. 13')
        break
      }
      if (unit.kind === 'literal') this.invite('Ready for additional command text.')
      if (unit.kind === 'command') await this.#serveCommand(unit.parts)
      if (this.#ending) break
      await this.#drained()
    }
    this.#socket.end()
    this.#socket.setTimeout(2000, () => this.#socket.destroy())
  }

  untagged(...pieces: readonly (string | Buffer)[]): void {
    this.#write('* ', ...pieces)
  }

  invite(text: string): void {
    this.#write('+ ', text)
  }

  async nextLine(): Promise<string | undefined> {
    const unit = await this.#nextUnit('line')
    return unit?.kind === 'line' ? unit.text : undefined
  }

  tellChanges(): void {
    if (!this.selected) return
    const present = this.selected.folder.mails.map(({ uid }) => uid)
    const kept = new Set(present)
    for (let position = this.selected.uids.length - 1; position >= 0; position -= 1) {
      if (!kept.has(this.selected.uids[position] ?? 0)) this.untagged(`${position + 1} EXPUNGE`)
    }
    const before = this.selected.uids.filter((uid) => kept.has(uid)).length
    this.selected.uids = present
    if (present.length > before) this.untagged(`${present.length} EXISTS`)
  }

  endAfterReply(bye?: string): void {
    this.#ending ??= { bye }
  }

  drop(bye?: string): void {
    if (bye === undefined) this.#socket.destroy()
    else this.untagged('BYE ', bye)
    this.endAfterReply()
    this.#gone = true
    this.#wake?.()
  }

  async #serveCommand(parts: readonly CommandPart[]): Promise<void> {
    const command = parseCommand(parts)
    const reply = isParsed(command) ? await this.#answer(command) : bad('Command Error. 12')
    if (this.#gone || !reply) return
    this.#failures += reply.status === 'OK' ? 0 : 1
    if (this.#failures >= FAILURE_LIMIT) this.endAfterReply('Connection is closed. 13')
    this.#write(`${command.tag ?? '*'} ${reply.status} ${reply.text}`)
    if (this.#ending?.bye !== undefined) this.untagged('BYE ', this.#ending.bye)
  }

  /** `undefined` = the connection is ended and the command gets no answer. */
  async #answer({ name, args }: ParsedCommand): Promise<Reply | undefined> {
    if (this.#hasExpired()) {
      this.untagged('BYE Session invalidated - AccessTokenExpired')
      this.endAfterReply()
      return undefined
    }
    const command = IMAP_COMMANDS.get(name)
    if (!command) return bad('Command Error. 12')
    const obstacle = this.#obstacle(command)
    if (obstacle) return obstacle
    const reply = await command.run(this, args, name)
    if (this.login) this.#socket.setTimeout(SILENCE_LIMIT_MS.afterLogin)
    return reply
  }

  /** The token ran out within the session (iroco-co/aioimaplib #83: a BYE and nothing else). */
  #hasExpired(): boolean {
    if (!this.login) return false
    return this.context.tenant.state().service.imap.expiresAfterLogin || this.login.claims.expiresAt.getTime() <= this.context.now().getTime()
  }

  /** What keeps a command from being run at all, in Exchange's words. */
  #obstacle(command: ImapCommand): Reply | undefined {
    if (command.needs === 'any') return undefined
    if (this.login) {
      const { throttled, unavailable } = this.context.tenant.state().service.imap
      if (unavailable) {
        this.endAfterReply('Connection is closed. 13')
        return bad('Server Unavailable. 15')
      }
      if (throttled) return this.#refuseAtFirst(`Request is throttled. Suggested Backoff Time: ${BACKOFF_MS} milliseconds`)
      // Also where the permission was taken away, or the mailbox deleted, while the session was open.
      const { address, claims, connected } = this.login
      if (!connected || !isReachable(this.context, address, claims)) return this.#refuseAtFirst('User is authenticated but not connected.')
    }
    return !this.login || (command.needs === 'open' && !this.selected) ? bad('Command received in Invalid state.') : undefined
  }

  /** The first such answer leaves the connection open, the next one ends it (email-oauth2-proxy #74 and, throttled, #191). */
  #refuseAtFirst(text: string): Reply {
    if (++this.#unconnectedAnswers > 1) this.endAfterReply('Connection closed. 14')
    return bad(text)
  }

  async #nextUnit(mode: 'command' | 'line'): Promise<Unit | undefined> {
    for (;;) {
      const unit = this.#reader.next(mode)
      if (unit) return unit
      if (this.#gone) return undefined
      await new Promise<void>((resolve) => (this.#wake = resolve))
      this.#wake = undefined
    }
  }

  /** A client that asks and does not read waits for its own reading before it is heard again. */
  async #drained(): Promise<void> {
    while (this.#socket.writableNeedDrain && !this.#gone) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        this.#socket.once('drain', resolve)
      })
    }
  }

  #write(...pieces: readonly (string | Buffer)[]): void {
    if (this.#gone || !this.#socket.writable) return
    this.#socket.write(Buffer.concat([...pieces, '\r\n'].map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece))))
  }
}
