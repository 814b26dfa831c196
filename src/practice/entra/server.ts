import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { IssuedCertificate } from '../certificates.ts'
import { readBody } from '../http-body.ts'
import { listenOnLoopback, type Listening } from '../loopback.ts'
import { EntraError, entraErrorBody, requestMalformed } from './entra-error.ts'
import type { EntraAnswer, EntraContext } from './route.ts'
import { ENTRA_ROUTES } from './routes.ts'

const BODY_LIMIT_BYTES = 64 * 1024
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const notFound: EntraAnswer = { status: 404, body: { error: 'not_found', error_description: 'No such endpoint.' } }

/** Entra answers a wrong verb with AADSTS900561 and names the right one. */
const wrongVerb = (allowed: string): EntraError =>
  new EntraError(405, 'invalid_request', 900561, `The endpoint only accepts ${allowed} requests.`)

async function answerRequest(request: IncomingMessage, context: EntraContext): Promise<EntraAnswer> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const [, rawSegment = '', below = ''] = /^\/([^/]{1,255})(\/.*)$/.exec(path) ?? []
  const atPath = ENTRA_ROUTES.filter((route) => route.path === below)
  if (atPath.length === 0) return notFound
  const route = atPath.find(({ method }) => method === request.method)
  if (!route) throw wrongVerb(atPath.map(({ method }) => method).join(' and '))
  const body = route.method === 'POST' ? await readBody(request, BODY_LIMIT_BYTES) : Buffer.alloc(0)
  if (!body) throw requestMalformed()
  const form = new URLSearchParams(body.toString('utf8'))
  return route.answer({ tenantSegment: decodedSegment(rawSegment), authorization: request.headers.authorization, form }, context)
}

function decodedSegment(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

/** Sends JSON as Entra does: never stored, with a request id to quote to support. */
function send(response: ServerResponse, { status, body }: EntraAnswer, headers: Record<string, string>): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store, no-cache',
    'x-ms-request-id': randomUUID(),
    ...headers,
  })
  response.end(JSON.stringify(body))
}

async function handle(request: IncomingMessage, response: ServerResponse, context: EntraContext): Promise<void> {
  const asked = request.headers['client-request-id']
  const correlationId = typeof asked === 'string' && GUID.test(asked) ? asked : randomUUID()
  try {
    send(response, await answerRequest(request, context), { 'client-request-id': correlationId })
  } catch (failure) {
    const error = failure instanceof EntraError ? failure : new EntraError(500, 'invalid_request', 90033, 'A transient error has occurred. Please try again.')
    const body = entraErrorBody(error, context.now(), correlationId, context.origin())
    send(response, { status: error.status, body }, { 'client-request-id': correlationId, ...(request.complete ? {} : { connection: 'close' }) })
  }
}

/** Starts the Entra look-alike: HTTPS on loopback. A request has 10 seconds. */
export function startEntra(context: EntraContext, certificate: IssuedCertificate): Promise<Listening> {
  const server = createServer({ cert: certificate.certPem, key: certificate.keyPem, minVersion: 'TLSv1.2' }, (request, response) => {
    void handle(request, response, context)
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000
  server.keepAliveTimeout = 5_000
  return listenOnLoopback(server)
}
