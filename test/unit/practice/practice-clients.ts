import { once } from 'node:events'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { startPracticeTenant, type PracticeOptions, type PracticeTenant } from '../../../src/practice/start.ts'

export const EXCHANGE_SCOPE = 'https://outlook.office365.com/.default'
export const SUPPORT = 'support@practice.example'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  readonly json: Record<string, unknown>
}

/** Starts a tenant for the length of one test. */
export async function withTenant<T>(options: PracticeOptions, use: (tenant: PracticeTenant) => Promise<T>): Promise<T> {
  const tenant = await startPracticeTenant(options)
  try {
    return await use(tenant)
  } finally {
    await tenant.close()
  }
}

export const profileOf = (tenant: PracticeTenant): PracticeTenant['document']['profiles'][number] => tenant.document.profiles[0]

interface Call {
  readonly method?: string
  readonly body?: string | Buffer
  readonly headers?: Record<string, string>
  readonly ca?: string
}

/** One HTTP request whose connection is closed with it; with `ca` over TLS. */
export function call(url: string, { method = 'GET', body, headers = {}, ca }: Call = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, headers: { connection: 'close', ...headers }, ...(ca === undefined ? {} : { ca }) }
    const outgoing = (ca === undefined ? plainRequest : request)(url, options, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: JSON.parse(text) as Record<string, unknown> })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export const entraUrl = (tenant: PracticeTenant, path: string, segment = profileOf(tenant).tenantId): string =>
  `https://${profileOf(tenant).cloud.authorityHost}/${segment}${path}`

/** The right token request, with some fields replaced or (`undefined`) left out. */
export function askToken(tenant: PracticeTenant, changes: Readonly<Record<string, string | undefined>> = {}, segment?: string, headers = {}): Promise<Answer> {
  const profile = profileOf(tenant)
  const fields = { grant_type: 'client_credentials', client_id: profile.clientId, client_secret: tenant.secrets[profile.id], scope: EXCHANGE_SCOPE, ...changes }
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return call(entraUrl(tenant, '/oauth2/v2.0/token', segment), {
    method: 'POST', ca: tenant.caPem, body: new URLSearchParams(given).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}

export async function tokenOf(tenant: PracticeTenant, changes: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const { json } = await askToken(tenant, changes)
  return String(json['access_token'])
}

export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as Record<string, unknown>

export function imapClient(tenant: PracticeTenant, accessToken: string, user = SUPPORT): ImapFlow {
  const client = new ImapFlow({
    host: 'localhost', port: profileOf(tenant).cloud.imap.port, secure: true, tls: { ca: tenant.caPem }, auth: { user, accessToken }, logger: false, disableAutoIdle: true,
  })
  client.on('error', () => undefined)
  return client
}

const smtpOptions = (tenant: PracticeTenant, accessToken: string, user: string) => ({
  host: 'localhost', port: profileOf(tenant).cloud.smtp.port, requireTLS: true, tls: { ca: tenant.caPem }, forceAuth: true, auth: { type: 'OAuth2' as const, user, accessToken },
})

export const smtpClient = (tenant: PracticeTenant, accessToken: string, user = SUPPORT) => createTransport(smtpOptions(tenant, accessToken, user))

/** A TLS connection spoken to by hand. `until` waits for a text and returns all that came since the last wait. */
export class RawImap {
  readonly socket: TLSSocket
  #received = ''
  #closed = false
  #wake: (() => void) | undefined

  constructor(tenant: PracticeTenant) {
    this.socket = connect({ host: '127.0.0.1', port: profileOf(tenant).cloud.imap.port, ca: tenant.caPem, servername: 'localhost' })
    this.socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.toString('latin1')
      this.#wake?.()
    })
    this.socket.on('error', () => undefined)
    this.socket.on('close', () => {
      this.#closed = true
      this.#wake?.()
    })
  }

  send(bytes: string | Buffer): void {
    this.socket.write(bytes)
  }

  async until(mark: string | RegExp): Promise<string> {
    while (!this.#received.match(mark)) {
      if (this.#closed) throw new Error(`closed before ${String(mark)}: ${this.#received}`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    const text = this.#received
    this.#received = ''
    return text
  }

  async untilClosed(): Promise<string> {
    if (!this.#closed) await once(this.socket, 'close')
    return this.#received
  }

  async command(line: string, tag = 'a'): Promise<string> {
    this.send(`${tag} ${line}\r\n`)
    return this.until(new RegExp(`(^|\\n)${tag} (OK|NO|BAD)[^\\n]*\\n`))
  }

  end(): void {
    this.socket.destroy()
  }
}

/** A connection to SMTP spoken to by hand, plain until `startTls`. */
export class RawSmtp {
  socket: Socket
  readonly #ca: string
  #received = ''
  #closed = false
  #wake: (() => void) | undefined

  constructor(tenant: PracticeTenant) {
    this.#ca = tenant.caPem
    this.socket = connectPlain(profileOf(tenant).cloud.smtp.port, '127.0.0.1')
    this.#listen()
  }

  /** The next whole reply, of one or more lines; with what came before it where the server closes, `closed`. */
  async reply(mark = /(^|\n)\d{3} [^\n]*\n$/): Promise<string> {
    while (!mark.test(this.#received)) {
      if (this.#closed) return `${this.#received}closed`
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    const text = this.#received
    this.#received = ''
    return text
  }

  command(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`)
    return this.reply()
  }

  /** All that came until the connection closed. */
  async untilClosed(): Promise<string> {
    while (!this.#closed) await new Promise<void>((resolve) => (this.#wake = resolve))
    return this.#received
  }

  /** Goes on under TLS once the server said yes. */
  secure(): void {
    const plain = this.socket
    plain.removeAllListeners('data')
    this.socket = connect({ socket: plain, ca: this.#ca, servername: 'localhost' })
    this.#listen()
  }

  /** Greeting, EHLO, STARTTLS and EHLO again, whose reply it returns. */
  async startTls(): Promise<string> {
    await this.reply()
    await this.command('EHLO me')
    await this.command('STARTTLS')
    this.secure()
    return this.command('EHLO me')
  }

  end(): void {
    this.socket.destroy()
  }

  #listen(): void {
    this.socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.toString('latin1')
      this.#wake?.()
    })
    this.socket.on('error', () => undefined)
    this.socket.on('close', () => {
      this.#closed = true
      this.#wake?.()
    })
  }
}

export const xoauth2 = (user: string, token: string): string => Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64')
