import type { Application } from '../tenant-state.ts'
import { applicationUnknown, credentialMissing, parameterMissing, requestMalformed, secretExpired, secretInvalid } from './entra-error.ts'
import type { EntraContext, EntraRequest } from './route.ts'

export interface AuthenticatedClient {
  readonly appId: string
  readonly application: Application
}

interface Credentials {
  readonly clientId: string | undefined
  readonly secret: string | undefined
}

const given = (value: string | null): string | undefined => (value === null || value === '' ? undefined : value)

/** Client id and secret in the form, or in a Basic header whose halves are form-encoded (RFC 6749 section 2.3.1). */
function credentialsOf({ form, authorization }: EntraRequest): Credentials {
  const basic = /^Basic ([A-Za-z0-9+/=]{1,4096})$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) return { clientId: given(form.get('client_id')), secret: given(form.get('client_secret')) }
  const [clientId = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  try {
    const decoded = [clientId, rest.join(':')].map((half) => decodeURIComponent(half.replaceAll('+', ' ')))
    return { clientId: given(decoded[0] ?? ''), secret: given(decoded[1] ?? '') }
  } catch {
    throw requestMalformed()
  }
}

/**
 * Who asks. Throws AADSTS900144 without a client id, 700016 for an application that is not in the tenant, 7000218 without a
 * secret, 7000215 for one that is not the application's, 7000222 for one that has expired.
 */
export function authenticateClient(request: EntraRequest, context: EntraContext): AuthenticatedClient {
  const { clientId, secret } = credentialsOf(request)
  if (clientId === undefined) throw parameterMissing('client_id')
  const { applications, tenant } = context.tenant.state()
  const appId = clientId.toLowerCase()
  const application = applications[appId]
  if (!application) throw applicationUnknown(clientId, tenant.displayName)
  if (secret === undefined) throw credentialMissing()
  const keyId = context.vault.keyIdOf(secret, Object.keys(application.secrets))
  const known = keyId === undefined ? undefined : application.secrets[keyId]
  if (!known) throw secretInvalid(appId)
  if (Date.parse(known.endDateTime) <= context.now().getTime()) throw secretExpired(appId)
  return { appId, application }
}
