import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { PracticeTenant } from '../../../src/practice/start.ts'
import { cut, diceOf, mutate, type Dice } from './hostile-mutations.ts'
import { EXCHANGE_SCOPE, profileOf, SUPPORT, tokenOf, xoauth2 } from './practice-clients.ts'

export type HostileProtocol = 'imap' | 'smtp' | 'entra'

export interface HostileOptions {
  readonly protocol: HostileProtocol
  readonly count: number
  readonly seed: number
  readonly tenant: PracticeTenant
}

export interface HostileReport {
  readonly dialogues: number
  /** The server had not closed 5 s after the client had */
  readonly stuck: number
  /** Errors that nobody caught, and promises that nobody handled, while it ran */
  readonly uncaught: readonly string[]
  /** What the servers said, in bytes: a run in which they say nothing has tested nothing */
  readonly heardBytes: number
}

const AT_ONCE = 40
const CLOSE_LIMIT_MS = 5000
/** How long a client hears a server out that does not close */
const PATIENCE_MS = 60

/** One client among the many of a run. */
interface Hostile {
  readonly tenant: PracticeTenant
  readonly token: string
  readonly dice: Dice
  /** A socket whose bytes are counted and which is closed at the end */
  readonly open: (port: number) => Socket
  readonly secure: (plain: Socket) => Socket
}

const lines = (texts: readonly string[]): readonly Buffer[] => texts.map((text) => Buffer.from(`${text}\r\n`, 'latin1'))

const imapLines = (login: string, dice: Dice): readonly string[] => [
  'a CAPABILITY', 'b ID ("name" "client")', `c AUTHENTICATE XOAUTH2 ${login}`, 'd NAMESPACE', 'e LIST "" "*"', `f ${dice.pick(['SELECT', 'EXAMINE'])} INBOX`,
  dice.pick(['g FETCH 1:* (UID FLAGS ENVELOPE BODYSTRUCTURE)', 'g UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (DATE FROM)] BODY[1]<0.10>)', 'g FETCH 2 BODY[TEXT]']),
  dice.pick(['h UID SEARCH OR SEEN (NOT FROM "x" SINCE 1-Jan-2026)', 'h STORE 1:* +FLAGS (\\Deleted)', 'h EXPUNGE', 'h UID MOVE 1 Drafts', 'h COPY 1:* "Junk Email"']),
  dice.pick(['i APPEND Drafts (\\Seen) {12+}\r\nSubject: x\r\n', 'i STATUS INBOX (MESSAGES UNSEEN)', 'i LSUB "" %', 'i CLOSE', 'i AUTHENTICATE XOAUTH2', 'i LOGIN {4+}\r\nuser {4+}\r\npass']),
  'j IDLE', 'DONE', 'k NOOP', 'l LOGOUT',
]

const smtpLines = (login: string, dice: Dice): readonly string[] => [
  'EHLO me', ...dice.pick([[`AUTH XOAUTH2 ${login}`], ['AUTH XOAUTH2', login], ['AUTH LOGIN', 'dXNlcg==', 'cGFzcw==']]), `MAIL FROM:<${SUPPORT}> SIZE=100 BODY=8BITMIME`,
  `RCPT TO:<${SUPPORT}> NOTIFY=NEVER`, 'RCPT TO:<sales@practice.example>', 'DATA', `From: <${SUPPORT}>\r\nSubject: hostile\r\n\r\n..text\r\n.`, 'RSET', 'NOOP', 'VRFY x', 'QUIT',
]

const PATHS = ['/oauth2/v2.0/token', '/oauth2/v2.0/devicecode', '/oauth2/v2.0/authorize', '/login', '/v2.0/.well-known/openid-configuration', '/discovery/v2.0/keys', '/oauth2/introspect', '/adminconsent'] as const
const GRANTS = ['client_credentials', 'authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code', 'password', 'x'] as const

/** A request over HTTP: its fields are right in part, and its frame is. */
function httpRequest({ tenant, token, dice }: Hostile): readonly string[] {
  const profile = profileOf(tenant)
  const fields: Record<string, string> = {
    client_id: profile.clientId, client_secret: tenant.secrets[profile.id] ?? '', scope: dice.pick([EXCHANGE_SCOPE, 'openid offline_access', 'x y']), grant_type: dice.pick(GRANTS),
    response_type: 'code', redirect_uri: profile.helpdesk.redirectUri ?? 'https://x.example/', state: 'x', code: token.slice(0, 100), refresh_token: 'x', device_code: 'x', token,
    username: 'anna@practice.example', password: 'x', client_assertion: token, code_challenge: 'x', code_challenge_method: dice.pick(['S256', 'plain', 'x']), prompt: dice.pick(['none', 'consent', 'x']),
  }
  const kept = Object.entries(fields).filter(() => dice.chance(75)).map(([name, value]) => {
    const bytes = mutate([Buffer.from(value)], dice)
    return [name, dice.chance(80) ? value : Buffer.concat(bytes).toString('latin1').slice(0, 20_000)] as const
  })
  const form = new URLSearchParams(kept.map(([name, value]): [string, string] => [name, value])).toString()
  const segment = dice.pick([profile.tenantId, 'common', 'organizations', 'consumers', '%', 'x'.repeat(200)])
  const path = `/${segment}${dice.pick(PATHS)}`
  const headers = ['Host: localhost', 'Connection: close', 'Content-Type: application/x-www-form-urlencoded', ...(dice.chance(20) ? [`Authorization: Bearer ${token}`, 'Cookie: x=y'] : [])]
  if (dice.chance(10)) return ['GET /v1.0/organization HTTP/1.1', ...headers, `Authorization: Bearer ${token}`, '']
  if (dice.chance(30)) return [`GET ${path}?${form.slice(0, 6000)} HTTP/1.1`, ...headers, '']
  return [`POST ${path} HTTP/1.1`, ...headers, `Content-Length: ${form.length}`, '', form]
}

/** Resolves with the first of these; `once` of Node's would reject with an error of the socket's. */
const happens = (socket: Socket, ...events: readonly string[]): Promise<void> => new Promise((resolve) => {
  for (const event of events) socket.once(event, () => resolve())
})

/** Resets the connection, unless the server has ended it already: then a reset is an error, and the socket stays as it is. */
function reset(plain: Socket, last: Socket): void {
  if (last.readableEnded || last.destroyed) last.destroy()
  else plain.resetAndDestroy()
}

async function say(socket: Socket, pieces: readonly Buffer[]): Promise<void> {
  for (const piece of pieces) {
    if (!socket.writable) return
    if (!socket.write(piece)) await happens(socket, 'drain', 'close')
    else if (pieces.length > 1) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Waits for a text in what a socket says, or for its end. */
const heard = (socket: Socket, mark: RegExp): Promise<void> => new Promise((resolve) => {
  let text = ''
  socket.on('data', (chunk: Buffer) => {
    if (mark.test(text += chunk.toString('latin1'))) resolve()
  })
  socket.once('close', () => resolve())
})

/** The beginning of a TLS handshake, or what looks like one. */
const halfHandshake = (dice: Dice): Buffer =>
  Buffer.concat([Buffer.from(dice.pick(['160301', '160303', '16030102000100', '1503010002', '80']), 'hex'), dice.bytes(dice.pick([0, 3, 40, 400]))])

/** `soundPercent` of them are whole as they are: what is wrong in them stands in their fields. */
async function overTls(hostile: Hostile, port: number, texts: readonly string[], soundPercent = 0): Promise<void> {
  const { dice, open, secure } = hostile
  const plain = open(port)
  if (dice.chance(10)) return say(plain, [halfHandshake(dice), ...dice.chance(50) ? lines(texts) : []])
  return say(secure(plain), cut(dice.chance(soundPercent) ? lines(texts) : mutate(lines(texts), dice), dice))
}

/** In the clear, with or without STARTTLS; with something behind it in one breath; or as it should be, and wrong only under TLS. */
async function overStartTls({ dice, tenant, token, open, secure }: Hostile): Promise<void> {
  const plain = open(profileOf(tenant).cloud.smtp.port)
  const texts = smtpLines(xoauth2(SUPPORT, token), dice)
  const way = dice.number(10)
  if (way === 0) return say(plain, cut(mutate(lines(texts), dice), dice))
  if (way === 1) return say(plain, [Buffer.from('EHLO me\r\nSTARTTLS\r\n'), ...cut(mutate(lines(texts), dice), dice)])
  if (way === 2) return say(plain, [Buffer.concat([Buffer.from('EHLO me\r\nSTARTTLS\r\n'), halfHandshake(dice)])])
  const ready = heard(plain, /220 2\.0\.0/)
  await say(plain, lines(['EHLO me', 'STARTTLS']))
  await ready
  return way === 3 ? say(plain, [halfHandshake(dice)]) : say(secure(plain), cut(mutate(lines(texts), dice), dice))
}

function play(hostile: Hostile, protocol: HostileProtocol): Promise<void> {
  const { tenant, token, dice } = hostile
  const { cloud } = profileOf(tenant)
  if (protocol === 'smtp') return overStartTls(hostile)
  if (protocol === 'imap') return overTls(hostile, cloud.imap.port, imapLines(xoauth2(SUPPORT, token), dice))
  return overTls(hostile, Number(cloud.authorityHost.split(':')[1]), httpRequest(hostile), 60)
}

/** `true` = it came in time. */
async function within(limitMs: number, what: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), limitMs)))
  const inTime = await Promise.race([what.then(() => true), late])
  clearTimeout(timer)
  return inTime
}

/** One dialogue from its first byte to both its sockets' end. `false` = the server did not close. */
async function runOne({ protocol, tenant }: HostileOptions, token: string, dice: Dice, onHeard: (bytes: number) => void): Promise<boolean> {
  const sockets: Socket[] = []
  const keep = (socket: Socket): Socket => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => onHeard(chunk.length))
    return socket
  }
  const secure = (plain: Socket): Socket => {
    plain.removeAllListeners('data')
    return keep(connectTls({ socket: plain, ca: tenant.caPem, servername: 'localhost' }))
  }
  await play({ tenant, token, dice, open: (port) => keep(connectPlain(port, '127.0.0.1')), secure }, protocol)
  const [plain] = sockets
  const last = sockets.at(-1)
  if (!plain || !last) return true
  const closed = plain.closed ? Promise.resolve() : happens(plain, 'close')
  const ending = dice.number(10)
  if (ending > 3) await within(PATIENCE_MS, closed)
  if (ending < 3) reset(plain, last)
  else if (ending < 4) last.destroy()
  else last.end()
  const inTime = await within(CLOSE_LIMIT_MS, closed)
  for (const socket of sockets.reverse()) socket.destroy()
  return inTime
}

/**
 * Holds real dialogues with one of the tenant's servers, each with something wrong in its bytes, its order, its cut, its TLS or its
 * end, 40 at a time. The same seed says the same things. Nothing here needs a test runner.
 */
export async function runMutatedDialogues(options: HostileOptions): Promise<HostileReport> {
  const token = await tokenOf(options.tenant)
  const uncaught: string[] = []
  const note = (failure: unknown): void => void uncaught.push(failure instanceof Error ? failure.stack ?? failure.message : String(failure))
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
  let [next, stuck, heardBytes] = [0, 0, 0]
  const work = async (): Promise<void> => {
    while (next < options.count) {
      const dice = diceOf(options.seed + Math.imul(next++, 2_654_435_761))
      if (!await runOne(options, token, dice, (bytes) => (heardBytes += bytes))) stuck += 1
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    process.off('uncaughtException', note)
    process.off('unhandledRejection', note)
  }
  return { dialogues: options.count, stuck, uncaught, heardBytes }
}
