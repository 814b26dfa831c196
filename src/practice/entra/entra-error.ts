import { randomUUID } from 'node:crypto'
import { errorClassOf, type OAuthErrorCode } from './error-class.ts'

export type { OAuthErrorCode } from './error-class.ts'

/** Where a refusal is not of its number's usual class. */
interface Differently {
  readonly status?: number
  readonly error?: OAuthErrorCode
  readonly suberror?: string
  /** Seconds until a client may ask again */
  readonly retryAfterS?: number
}

/** A refusal as Entra ID words it: an AADSTS number, a sentence, and the OAuth error that a client acts on. */
export class EntraError extends Error {
  override readonly name = 'EntraError'
  readonly number: number
  readonly status: number
  readonly error: OAuthErrorCode
  readonly suberror: string | undefined
  readonly retryAfterS: number | undefined

  constructor(number: number, sentence: string, differently: Differently = {}) {
    super(sentence)
    const usual = errorClassOf(number)
    this.number = number
    this.status = differently.status ?? usual.status
    this.error = differently.error ?? usual.error
    this.suberror = differently.suberror ?? usual.suberror
    this.retryAfterS = differently.retryAfterS
  }
}

/** `2026-11-25 01:22:19Z` */
const timestamp = (at: Date): string => at.toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z')

export interface EntraErrorBody {
  readonly error: OAuthErrorCode
  readonly error_description: string
  readonly error_codes: readonly number[]
  readonly timestamp: string
  readonly trace_id: string
  readonly correlation_id: string
  readonly error_uri: string
  readonly suberror?: string
}

/**
 * The JSON body of a refusal. The trace data stand in the description and again in fields of their own
 * (Microsoft, "OAuth 2.0 client credentials flow", error response).
 */
export function entraErrorBody(error: EntraError, at: Date, correlationId: string, origin: string): EntraErrorBody {
  const traceId = randomUUID()
  return {
    error: error.error,
    error_description: `AADSTS${error.number}: ${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp(at)}`,
    error_codes: [error.number],
    timestamp: timestamp(at),
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${origin}/error?code=${error.number}`,
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  }
}

/** What Entra quotes of a client's own value: cut, and without anything that is not printable ASCII. */
export const quoted = (value: string): string => value.replace(/[^\x20-\x7e]/g, '?').slice(0, 120)

/** What both of the refusals go on with that find something missing in the tenant. */
const NOT_INSTALLED = 'This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. '
  + 'You may have sent your authentication request to the wrong tenant.'

export const tenantUnknown = (tenant: string, error: OAuthErrorCode): EntraError => new EntraError(90002,
  `Tenant '${quoted(tenant)}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`, { error })

export const tenantMalformed = (tenant: string, error: OAuthErrorCode): EntraError => new EntraError(900023,
  `Specified tenant identifier '${quoted(tenant)}' is neither a valid DNS name, nor a valid external domain.`, { error })

export const tenantNotNamed = (): EntraError => new EntraError(50059,
  'No tenant-identifying information found in either the request or implied by any provided credentials.')

export const parameterMissing = (parameter: string): EntraError => new EntraError(900144,
  `The request body must contain the following parameter: '${parameter}'.`)

export const requestMalformed = (): EntraError => new EntraError(9002313, 'Invalid request. Request is malformed or invalid.')

export const grantUnsupported = (grant: string): EntraError => new EntraError(70003,
  `The app requested an unsupported grant type '${quoted(grant)}'.`)

export const applicationUnknown = (clientId: string, directory: string): EntraError => new EntraError(700016,
  `Application with identifier '${quoted(clientId)}' was not found in the directory '${directory}'. ${NOT_INSTALLED}`)

export const credentialMissing = (): EntraError => new EntraError(7000218,
  "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.")

export const secretInvalid = (appId: string): EntraError => new EntraError(7000215,
  'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, '
  + `for a secret added to app '${appId}'.`)

export const secretExpired = (appId: string): EntraError => new EntraError(7000222,
  `The provided client secret keys for app '${appId}' are expired. Visit the Azure portal to create new keys for your app: `
  + 'https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.')

export const scopeInvalid = (scope: string): EntraError => new EntraError(70011,
  `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${quoted(scope)} is not valid.`)

export const scopeNotDefault = (scope: string): EntraError => new EntraError(1002012,
  `The provided value for scope ${quoted(scope)} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`)

export const resourceUnknown = (resource: string, directory: string): EntraError => new EntraError(500011,
  `The resource principal named ${quoted(resource)} was not found in the tenant named ${directory}. ${NOT_INSTALLED}`)
