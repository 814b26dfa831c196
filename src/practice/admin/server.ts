import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { sameSecret } from '../constant-time.ts'
import { PracticeError } from '../errors.ts'
import type { FaultContext } from '../faults/fault.ts'
import { readBody } from '../http-body.ts'
import { listenOnLoopback, type Listening } from '../loopback.ts'
import type { Tenant } from '../tenant.ts'
import { decodedPart } from '../uri-part.ts'
import { AdminRefusal } from './admin-refusal.ts'
import { ADMIN_ROUTES } from './routes.ts'

const BODY_LIMIT_BYTES = 256 * 1024

export interface AdminContext {
  readonly tenant: Tenant
  readonly faults: FaultContext
  readonly key: string
}

/**
 * The body as JSON; `undefined` for none. UTF-8 alone, without a repair of bad bytes. Its declared type does not count: many
 * clients declare another than what they send, and what guards this endpoint is its key.
 */
async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, BODY_LIMIT_BYTES)
  if (!body) throw new AdminRefusal(413, 'body.too-long', `The body must be at most ${BODY_LIMIT_BYTES} bytes.`)
  if (body.length === 0) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    throw new AdminRefusal(400, 'body.invalid', 'The body is not JSON in UTF-8.')
  }
}

function checkKey(request: IncomingMessage, key: string): void {
  const given = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (given === undefined || !sameSecret(given, key)) throw new AdminRefusal(401, 'key.wrong', 'The key of this practice tenant is missing or wrong.')
}

async function answer(request: IncomingMessage, context: AdminContext): Promise<unknown> {
  checkKey(request, context.key)
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const atPath = ADMIN_ROUTES.flatMap((route) => {
    const found = route.path.exec(path)
    return found ? [{ route, argument: found[1] ?? '' }] : []
  })
  if (atPath.length === 0) throw new AdminRefusal(404, 'path.unknown', 'There is nothing at this path.')
  const chosen = atPath.find(({ route }) => route.method === request.method)
  if (!chosen) throw new AdminRefusal(405, 'method.wrong', 'This path does not take that method.', atPath.map(({ route }) => route.method))
  return chosen.route.answer(context, await jsonBody(request), decodedPart(chosen.argument))
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers })
  response.end(JSON.stringify(body))
}

function sendRefusal(request: IncomingMessage, response: ServerResponse, failure: unknown): void {
  const headers: Record<string, string> = request.complete ? {} : { connection: 'close' }
  if (failure instanceof PracticeError) {
    const status = failure.code === 'fault.unknown' ? 404 : 400
    send(response, status, { error: { code: failure.code, message: failure.message, details: failure.details } }, headers)
    return
  }
  const refusal = failure instanceof AdminRefusal ? failure : new AdminRefusal(500, 'internal', 'The practice tenant failed at this.')
  if (refusal.status === 401) headers['www-authenticate'] = 'Bearer'
  if (refusal.status === 405) headers['allow'] = refusal.details.join(', ')
  send(response, refusal.status, { error: { code: refusal.code, message: refusal.message, details: refusal.details } }, headers)
}

/**
 * Starts the endpoint that an admin's tools change the tenant by. Plain HTTP on loopback behind a key of this start: .NET takes
 * no certificate authority from the environment outside Linux.
 */
export function startAdmin(context: AdminContext): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(request, context).then(
      (body) => (body === undefined ? send(response, 200, {}) : send(response, 200, body)),
      (failure: unknown) => sendRefusal(request, response, failure),
    )
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000
  server.keepAliveTimeout = 5_000
  return listenOnLoopback(server)
}
