import type { Application } from '../tenant-state.ts'
import type { ClientProof, TokenClient } from './access-tokens.ts'
import { ASSERTION_TYPE, checkAssertion } from './client-assertion.ts'
import { applicationUnknown, credentialMissing, EntraError, parameterMissing, requestMalformed, secretExpired, secretInvalid } from './entra-error.ts'
import type { EntraContext, EntraRequest } from './route.ts'
import { applicationDisabled } from './user-errors.ts'

interface Credentials {
  readonly clientId: string | undefined
  readonly secret: string | undefined
  readonly assertion: string | undefined
}

const given = (value: string | null | undefined): string | undefined => (value === null || value === '' ? undefined : value)

/** Client id and secret in the form, or in a Basic header whose halves are form-encoded (RFC 6749 section 2.3.1). */
function credentialsOf({ form, authorization }: EntraRequest): Credentials {
  const assertion = given(form.get('client_assertion'))
  const basic = /^Basic ([A-Za-z0-9+/=]{1,4096})$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) return { clientId: given(form.get('client_id')), secret: given(form.get('client_secret')), assertion }
  const [clientId = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  try {
    const decoded = [clientId, rest.join(':')].map((half) => decodeURIComponent(half.replaceAll('+', ' ')))
    return { clientId: given(decoded[0]), secret: given(decoded[1]), assertion }
  } catch {
    throw requestMalformed()
  }
}

export const clientIdOf = (request: EntraRequest): string | undefined => credentialsOf(request).clientId

/** Whether a secret or an assertion came, right or wrong. */
export const hasCredential = (request: EntraRequest): boolean => {
  const { secret, assertion } = credentialsOf(request)
  return secret !== undefined || assertion !== undefined
}

/** Throws AADSTS900144 without a client id, 700016 for an application that is not in the tenant, 7000112 for one that is disabled. */
export function applicationNamed(clientId: string | null | undefined, { tenant }: EntraContext): { readonly appId: string; readonly application: Application } {
  const named = given(clientId)
  if (named === undefined) throw parameterMissing('client_id')
  const state = tenant.state()
  const appId = named.toLowerCase()
  const application = state.applications[appId]
  if (!application) throw applicationUnknown(named, state.tenant.displayName)
  if (!application.enabled) throw applicationDisabled(appId, application)
  return { appId, application }
}

function checkSecret(secret: string, appId: string, application: Application, { vault, now }: EntraContext): void {
  const keyId = vault.keyIdOf(secret, Object.keys(application.secrets))
  const known = keyId === undefined ? undefined : application.secrets[keyId]
  if (!known) throw secretInvalid(appId)
  if (Date.parse(known.endDateTime) <= now().getTime()) throw secretExpired(appId)
}

/**
 * Who asks, and whether that is proven. Throws what {@link applicationNamed} does; with a credential AADSTS7000215 for a secret that is not the
 * application's, 7000222 for one that has expired, and what `checkAssertion` says of a certificate.
 */
export async function readClient(request: EntraRequest, context: EntraContext): Promise<TokenClient> {
  const { clientId, secret, assertion } = credentialsOf(request)
  const { appId, application } = applicationNamed(clientId, context)
  const proven = (proof: ClientProof): TokenClient => ({ appId, application, proof })
  if (assertion !== undefined) {
    if (request.form.get('client_assertion_type') !== ASSERTION_TYPE) throw new EntraError(90023, `The 'client_assertion_type' must be '${ASSERTION_TYPE}'.`)
    await checkAssertion(assertion, appId, application, request.tenantSegment, context)
    return proven('2')
  }
  if (secret === undefined) return proven('0')
  checkSecret(secret, appId, application, context)
  return proven('1')
}

/** The same for a client that must prove itself. Throws AADSTS7000218 where it does not. */
export async function authenticateClient(request: EntraRequest, context: EntraContext): Promise<TokenClient> {
  const client = await readClient(request, context)
  if (client.proof === '0') throw credentialMissing()
  return client
}
