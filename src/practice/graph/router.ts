import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AccessClaims, TokenAuthority } from '../entra/access-tokens.ts'
import { GRAPH_AUDIENCE, RESOURCE_IDS } from '../entra/resources.ts'
import { readBody } from '../http-body.ts'
import type { Tenant } from '../tenant.ts'
import { decodedPart } from '../uri-part.ts'
import { GraphError, graphErrorBody, tokenInvalid } from './graph-error.ts'
import { GRAPH_PREFIX } from './route.ts'
import { GRAPH_ROUTES } from './routes.ts'

const BODY_LIMIT_BYTES = 256 * 1024

export interface GraphContext {
  readonly tenant: Tenant
  readonly tokens: TokenAuthority
  readonly now: () => Date
}

/** Throws `InvalidAuthenticationToken` without a token in force that Entra signed for Graph. */
async function claimsOf(authorization: string | undefined, tokens: TokenAuthority): Promise<AccessClaims> {
  const token = /^Bearer ([\x21-\x7e]{1,16384})$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw tokenInvalid('Access token is empty.')
  if (token.split('.').length !== 3) throw tokenInvalid('CompactToken parsing failed with error code: 80049217')
  const claims = await tokens.verify(token)
  if (!claims) throw tokenInvalid('Access token validation failure. The signature is wrong or the token is not in force.')
  if (claims.audience !== GRAPH_AUDIENCE && claims.audience !== RESOURCE_IDS.graph) throw tokenInvalid('Access token validation failure. Invalid audience.')
  return claims
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, BODY_LIMIT_BYTES)
  if (!body) throw new GraphError(413, 'RequestEntityTooLarge', 'The request is too large.')
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.')
  }
}

async function answer(request: IncomingMessage, { tenant, tokens }: GraphContext): Promise<{ readonly status: number; readonly body?: object }> {
  const claims = await claimsOf(request.headers.authorization, tokens)
  const [path = '', search = ''] = (request.url ?? '').slice(GRAPH_PREFIX.length - 1).split('?', 2)
  const found = GRAPH_ROUTES.flatMap((route) => {
    const match = route.path.exec(path)
    return match ? [{ route, match }] : []
  })
  if (found.length === 0) {
    const segment = path.split('/')[1]?.replace(/[^A-Za-z0-9._-]/g, '?').slice(0, 60) ?? ''
    throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`)
  }
  const chosen = found.find(({ route }) => route.method === request.method)
  if (!chosen) throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  const body = await jsonBody(request)
  return chosen.route.answer({ path: chosen.match.slice(1).map(decodedPart), query: new URLSearchParams(search), body, claims }, tenant)
}

/** Answers a request below {@link GRAPH_PREFIX}: first the token, then the path, as Graph does. */
export async function answerGraph(request: IncomingMessage, response: ServerResponse, context: GraphContext): Promise<void> {
  const requestId = randomUUID()
  const given = request.headers['client-request-id']
  const clientRequestId = typeof given === 'string' && /^[\x21-\x7e]{1,100}$/.test(given) ? given : requestId
  const headers = { 'cache-control': 'no-store', 'request-id': requestId, 'client-request-id': clientRequestId }
  try {
    const { status, body } = await answer(request, context)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(body === undefined ? undefined : JSON.stringify(body))
  } catch (failure) {
    const error = failure instanceof GraphError ? failure : new GraphError(500, 'generalException', 'The practice tenant failed at this.')
    const challenge = error.status === 401 ? { 'www-authenticate': `Bearer realm="", client_id="${RESOURCE_IDS.graph}"` } : {}
    response.writeHead(error.status, { 'content-type': 'application/json', ...headers, ...challenge, ...(request.complete ? {} : { connection: 'close' }) })
    response.end(JSON.stringify(graphErrorBody(error, context.now(), requestId, clientRequestId)))
  }
}
