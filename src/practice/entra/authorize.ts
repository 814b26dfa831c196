import { throwDisturbance } from './disturbance.ts'
import { EntraError, parameterMissing } from './entra-error.ts'
import { redirectTypeOf } from './redirect-uri.ts'
import type { EntraAnswer, EntraContext, EntraRequest, EntraRoute } from './route.ts'
import { readScopes } from './scopes.ts'
import { sessionOf } from './session.ts'
import { proceed, refuse } from './sign-in/steps.ts'
import type { AuthorizeAsk, ReplyTo, Transaction } from './sign-in/transaction.ts'
import type { CodeChallenge } from './code-challenge.ts'
import type { BrowserSession } from './sign-ins.ts'
import { userClient } from './user-client.ts'

const PROMPTS = ['login', 'none', 'consent', 'select_account', 'admin_consent']

const given = (params: URLSearchParams, name: string): string | undefined => params.get(name) ?? undefined

function modeOf(params: URLSearchParams): ReplyTo['mode'] {
  const mode = params.get('response_mode')
  return mode === 'fragment' || mode === 'form_post' ? mode : 'query'
}

/** RFC 7636 section 4.3; a challenge has 43 to 128 characters. Throws AADSTS501491 for another size, 50147 for another method. */
function challengeOf(params: URLSearchParams): CodeChallenge | undefined {
  const value = params.get('code_challenge')
  if (value === null) return undefined
  const method = params.get('code_challenge_method') ?? 'plain'
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(value)) throw new EntraError(501491, 'The code_challenge has an invalid size: it must have 43 to 128 characters.')
  if (method !== 'S256' && method !== 'plain') throw new EntraError(50147, "The code_challenge_method must be 'S256' or 'plain'.")
  return { value, method }
}

function checkAsk(params: URLSearchParams, { prompt }: AuthorizeAsk): void {
  const type = params.get('response_type')
  if (type === null || type === '') throw parameterMissing('response_type')
  if (type !== 'code') throw new EntraError(70005, `The response_type must be 'code': the practice tenant knows no other.`)
  const mode = params.get('response_mode')
  if (mode !== null && !['query', 'fragment', 'form_post'].includes(mode)) throw new EntraError(70007, 'The response_mode is not supported.')
  if (prompt !== undefined && !PROMPTS.includes(prompt)) throw new EntraError(90023, "Unsupported 'prompt' value.")
}

/** Whether the browser's session may stand for a new sign-in: `select_account`, `login` and another hint want a page. */
const mayUse = ({ prompt, loginHint }: AuthorizeAsk, session: BrowserSession | undefined): session is BrowserSession =>
  session !== undefined && prompt !== 'login' && prompt !== 'select_account' && (loginHint === undefined || loginHint.toLowerCase() === session.upn)

function start(params: URLSearchParams, request: EntraRequest, context: EntraContext): EntraAnswer {
  const { state, appId, application } = userClient(request.tenantSegment, params.get('client_id'), context)
  const uri = params.get('redirect_uri')
  const redirectType = redirectTypeOf(uri, appId, application)
  const ask: AuthorizeAsk = {
    kind: 'authorize', redirectType, prompt: given(params, 'prompt'), loginHint: given(params, 'login_hint'), nonce: given(params, 'nonce'), challenge: undefined,
    reply: { uri: uri ?? '', mode: modeOf(params), state: given(params, 'state') },
  }
  const transaction: Transaction = { segment: request.tenantSegment, ask, appId, scope: params.get('scope') ?? '', startedAtMs: context.now().getTime() }
  try {
    throwDisturbance(context.tenant)
    checkAsk(params, ask)
    readScopes(params.get('scope'), state, appId, application)
    const session = sessionOf(request.sessionId, context)
    const known = mayUse(ask, session) ? { upn: session.upn, signedInAtMs: session.signedInAtMs, secondFactor: session.secondFactor } : {}
    const begun: Transaction = { ...transaction, ...known, ask: { ...ask, challenge: challengeOf(params) } }
    return proceed(context.signIns.transactions.add(begun), begun, context, request)
  } catch (failure) {
    return refuse('', transaction, failure, context, request.correlationId)
  }
}

/**
 * The authorization endpoint (RFC 6749 section 3.1, OpenID Connect Core 1.0 section 3.1.2; Microsoft, "OAuth 2.0 authorization code flow"), which
 * also takes its parameters as a form. What is wrong with client, tenant or redirect URI is shown on a page and never sent on.
 *
 * To sign in without a browser: GET this, and send the hidden field `ctx` of each page to `/common/login` (a form by POST) with
 * `username` on the account page, `approve=yes` where a second factor is asked for, `consent=accept` or `consent=cancel` where consent is; at the
 * end stands a 302 to the redirect URI, or with `response_mode=form_post` a page whose form holds `code` and `state`.
 */
const authorize = (method: 'GET' | 'POST'): EntraRoute => ({
  method,
  path: '/oauth2/v2.0/authorize',
  page: true,
  answer: (request, context) => start(method === 'GET' ? request.query : request.form, request, context),
})

export const authorizeRoutes: readonly EntraRoute[] = [authorize('GET'), authorize('POST')]
