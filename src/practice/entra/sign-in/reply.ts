import { randomUUID } from 'node:crypto'
import { entraNow } from '../disturbance.ts'
import { entraErrorBody, type EntraError } from '../entra-error.ts'
import type { OAuthErrorCode } from '../error-class.ts'
import type { EntraAnswer, EntraContext } from '../route.ts'
import { formPostPage } from './pages.ts'
import type { ReplyTo } from './transaction.ts'

/** Sends the browser back to the client: in the query, in the fragment, or by a form (OAuth 2.0 Multiple Response Type Encoding Practices). */
export function reply(to: ReplyTo, values: Readonly<Record<string, string | undefined>>): EntraAnswer {
  const fields = new URLSearchParams(Object.entries({ ...values, state: to.state }).filter((entry): entry is [string, string] => entry[1] !== undefined))
  if (to.mode === 'form_post') return formPostPage(to, fields)
  const location = new URL(to.uri)
  if (to.mode === 'fragment') location.hash = fields.toString()
  else for (const [name, value] of fields) location.searchParams.append(name, value)
  return { status: 302, body: '', headers: { location: location.href, 'referrer-policy': 'no-referrer' } }
}

export const replyWithCode = (to: ReplyTo, code: string): EntraAnswer => reply(to, { code, session_state: randomUUID() })

/** What a refusal is called where it goes back to the client by way of the browser: there is no grant yet that could be invalid. */
const redirected = (error: OAuthErrorCode): OAuthErrorCode => (error === 'invalid_grant' ? 'interaction_required' : error)

/** RFC 6749 section 4.1.2.1, with Entra's own `error_subcode` where a person said no. */
export function replyWithError(to: ReplyTo, error: EntraError, context: EntraContext, correlationId: string): EntraAnswer {
  const body = entraErrorBody(error, entraNow(context), correlationId, context.origin())
  const consent = error.number === 65001 ? 'consent_required' : redirected(error.error)
  return reply(to, { error: consent, error_description: body.error_description, error_uri: body.error_uri, error_subcode: error.number === 65004 ? 'cancel' : undefined })
}

/** Errors that Entra sends back to the client; it shows any other on a page of its own. */
const SENT_BACK: readonly OAuthErrorCode[] =
  ['access_denied', 'consent_required', 'interaction_required', 'invalid_client', 'invalid_resource', 'invalid_scope', 'login_required', 'unsupported_response_type']

export const goesBack = ({ error }: EntraError): boolean => SENT_BACK.includes(error)
