import type { SecretVault } from '../secret-vault.ts'
import type { Tenant } from '../tenant.ts'
import type { TokenAuthority } from './access-tokens.ts'

export interface EntraContext {
  readonly tenant: Tenant
  readonly tokens: TokenAuthority
  readonly vault: SecretVault
  readonly now: () => Date
  /** `https://localhost:PORT` as clients reach it, which a proxy in front may change */
  readonly origin: () => string
}

export interface EntraRequest {
  /** The first segment of the path: a tenant id, a domain or a name such as `common` */
  readonly tenantSegment: string
  readonly authorization: string | undefined
  /** The fields of a form; empty for a GET */
  readonly form: URLSearchParams
}

export interface EntraAnswer {
  readonly status: number
  readonly body: object
}

/** One route of the Entra look-alike: the path below the tenant's segment. Throws an `EntraError` to refuse. */
export interface EntraRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  answer(request: EntraRequest, context: EntraContext): Promise<EntraAnswer> | EntraAnswer
}
