import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { IssuedCertificate } from '../certificates.ts'
import { GRAPH_PREFIX } from '../graph/route.ts'
import { readBody } from '../http-body.ts'
import { listenOnLoopback, type Listening } from '../loopback.ts'
import { decodedPart } from '../uri-part.ts'
import { entraNow, throwDisturbance } from './disturbance.ts'
import { EntraError, entraErrorBody, requestMalformed } from './entra-error.ts'
import type { EntraAnswer, EntraContext, EntraRoute } from './route.ts'
import { ENTRA_ROUTES } from './routes.ts'
import { sessionIdOf } from './session.ts'
import { refusalPage } from './sign-in/pages.ts'

const BODY_LIMIT_BYTES = 64 * 1024
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const notFound: EntraAnswer = { status: 404, body: { error: 'not_found', error_description: 'No such endpoint.' } }

/** Entra answers a wrong verb with AADSTS900561 and names the right one. */
const wrongVerb = (allowed: string): EntraError => new EntraError(900561, `The endpoint only accepts ${allowed} requests.`, { status: 405 })

/** What of a request its handling goes by. */
interface Asked {
  readonly segment: string
  readonly query: URLSearchParams
  readonly correlationId: string
  /** Routes of this path, one a verb */
  readonly atPath: readonly EntraRoute[]
}

function asked({ url = '/', headers }: IncomingMessage): Asked {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const [, segment = '', below = ''] = /^\/([^/]{1,255})(\/.*)$/.exec(path) ?? []
  const given = headers['client-request-id']
  return {
    segment: decodedPart(segment),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    correlationId: typeof given === 'string' && GUID.test(given) ? given : randomUUID(),
    atPath: ENTRA_ROUTES.filter((route) => route.path === below),
  }
}

async function answerRequest(request: IncomingMessage, { segment, query, correlationId, atPath }: Asked, context: EntraContext): Promise<EntraAnswer> {
  if (atPath.length === 0) return notFound
  const route = atPath.find(({ method }) => method === request.method)
  if (!route) throw wrongVerb(atPath.map(({ method }) => method).join(' and '))
  const body = route.method === 'POST' ? await readBody(request, BODY_LIMIT_BYTES) : Buffer.alloc(0)
  if (!body) throw requestMalformed()
  if (route.disturbed) throwDisturbance(context.tenant)
  const { authorization, origin: pageOrigin, cookie } = request.headers
  const form = new URLSearchParams(body.toString('utf8'))
  return route.answer({ tenantSegment: segment, authorization, pageOrigin, sessionId: sessionIdOf(cookie), correlationId, query, form }, context)
}

/** Sends as Entra does: never stored, with a request id to quote to support, dated by Entra's own clock. */
function send(response: ServerResponse, { status, body, headers }: EntraAnswer, more: Readonly<Record<string, string>>): void {
  const html = typeof body === 'string'
  response.writeHead(status, {
    'content-type': `${html ? 'text/html' : 'application/json'}; charset=utf-8`,
    'cache-control': 'no-store, no-cache',
    'x-ms-request-id': randomUUID(),
    ...headers,
    ...more,
  })
  response.end(html ? body : JSON.stringify(body))
}

/** Whatever was thrown: a page where a person looks, else JSON. */
function refusal(failure: unknown, { correlationId, atPath }: Asked, context: EntraContext): EntraAnswer {
  const error = failure instanceof EntraError ? failure : new EntraError(90033, 'A transient error has occurred. Please try again.', { status: 500 })
  const body = entraErrorBody(error, entraNow(context), correlationId, context.origin())
  const answer = atPath.some(({ page }) => page) ? refusalPage(body, error.status) : { status: error.status, body }
  return error.retryAfterS === undefined ? answer : { ...answer, headers: { ...answer.headers, 'retry-after': String(error.retryAfterS) } }
}

async function handle(request: IncomingMessage, response: ServerResponse, context: EntraContext): Promise<void> {
  if (request.url?.startsWith(GRAPH_PREFIX)) {
    // The checks never ask it, so it waits for the first script that does.
    const { answerGraph } = await import('../graph/router.ts')
    return answerGraph(request, response, context)
  }
  const what = asked(request)
  const sent = { 'client-request-id': what.correlationId, date: entraNow(context).toUTCString() }
  try {
    send(response, await answerRequest(request, what, context), sent)
  } catch (failure) {
    send(response, refusal(failure, what, context), { ...sent, ...(request.complete ? {} : { connection: 'close' }) })
  }
}

/** Starts the Entra look-alike: HTTPS on loopback, with Graph's look-alike below a path of its own. A request has 10 seconds. */
export function startEntra(context: EntraContext, certificate: IssuedCertificate): Promise<Listening> {
  const server = createServer({ cert: certificate.certPem, key: certificate.keyPem, minVersion: 'TLSv1.2' }, (request, response) => {
    void handle(request, response, context)
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000
  server.keepAliveTimeout = 5_000
  return listenOnLoopback(server)
}
