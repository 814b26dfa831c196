import { ClientRequest, type IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { connectTcp, secure, type Wire } from './connect.ts'
import type { Trust } from './trust.ts'
import { wireCode, wireFault, WireError } from './wire-error.ts'

const MAX_BODY_BYTES = 1024 * 1024
/** Of the connection as a whole: interim answers, chunk sizes and trailers are no body, and no less endless. */
const MAX_WIRE_BYTES = MAX_BODY_BYTES + 64 * 1024
const MAX_DATE_KEPT = 64

export interface HttpRequest extends Wire {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** host[:port] of every host this request may go to */
  readonly allowedHosts: readonly string[]
  readonly trust: Trust
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The one HTTPS client of the product. It follows no redirect (a 307 would post a client secret to another host),
 * reads at most 1 MB of body, ends with the signal whatever the peer sends, and leaves `dns`, `tcp`, `tls`, `http` and
 * `clock` evidence. Throws WireError.
 */
export async function request(asked: HttpRequest): Promise<HttpAnswer> {
  const { url, evidence, signal } = asked
  if (url.protocol !== 'https:' || !asked.allowedHosts.includes(url.host)) throw wireFault('REDIRECT')
  const to = { host: url.hostname, port: url.port === '' ? 443 : Number(url.port) }
  const secured = await secure(await connectTcp(to, asked), to, asked)
  const place = { kind: 'http', host: url.host, path: url.pathname } as const
  const reading: Reading = { wireBytes: 0 }
  let status: number | undefined
  try {
    const message = await exchange(asked, secured, reading)
    status = message.statusCode ?? 0
    if (status >= 300 && status < 400) throw wireFault('REDIRECT')
    const body = await readBody(message)
    const { date } = message.headers
    evidence.add({ ...place, status, ...(date === undefined ? {} : { date: date.slice(0, MAX_DATE_KEPT) }) })
    if (date !== undefined && Number.isFinite(Date.parse(date))) evidence.add({ kind: 'clock', skewMs: evidence.skewMs(date) })
    return { status, headers: flat(message), body }
  } catch (error) {
    const code = answerCode(reading.failure ?? error, signal)
    evidence.add({ ...place, ...(status === undefined ? {} : { status }), error: code })
    throw new WireError(code, { cause: error })
  } finally {
    secured.destroy()
  }
}

interface Reading {
  wireBytes: number
  /** What the parser or the budget ended it for: the body itself then only tells that it broke off */
  failure?: Error
}

/** What Node's parser calls an answer that is not HTTP, or has more headers than it reads, in our words. */
function answerCode(error: unknown, signal: AbortSignal): string {
  const code = wireCode(error, signal)
  if (code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 'TOO_LARGE'
  return code.startsWith('HPE_') ? 'MISBEHAVED' : code
}

function exchange({ method, url, headers, body, signal }: HttpRequest, socket: TLSSocket, reading: Reading): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // No agent where createConnection is given. Not https.request: an editor replaces that by one with an agent, and a proxy, of its own; our connection is made.
    const outgoing = new ClientRequest({
      createConnection: () => socket,
      host: url.hostname,
      port: url.port === '' ? 443 : Number(url.port),
      defaultPort: 443,
      method,
      path: `${url.pathname}${url.search}`,
      signal,
      maxHeaderSize: 32 * 1024,
      headers: { ...headers, connection: 'close', ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
    })
    // Not before the client listens itself: the first listener sets the bytes flowing.
    outgoing.once('socket', () => socket.on('data', (chunk: Buffer) => {
      reading.wireBytes += chunk.length
      if (reading.wireBytes <= MAX_WIRE_BYTES) return
      reading.failure ??= wireFault('TOO_LARGE')
      socket.destroy()
    }))
    outgoing.once('response', resolve)
    outgoing.on('error', (error) => {
      reading.failure ??= error
      reject(error)
    })
    outgoing.on('close', () => reject(wireFault('CLOSED')))
    outgoing.end(body)
  })
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of message) {
    const buffer = Buffer.from(chunk as Uint8Array)
    bytes += buffer.length
    if (bytes > MAX_BODY_BYTES) throw wireFault('TOO_LARGE')
    chunks.push(buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const flat = (message: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]))
