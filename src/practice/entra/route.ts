import type { SecretVault } from '../secret-vault.ts'
import type { Tenant } from '../tenant.ts'
import type { TokenAuthority } from './access-tokens.ts'
import type { SignIns } from './sign-ins.ts'

export interface EntraContext {
  readonly tenant: Tenant
  readonly tokens: TokenAuthority
  readonly vault: SecretVault
  readonly signIns: SignIns
  readonly now: () => Date
  /** `https://localhost:PORT` as clients reach it, which a proxy in front may change */
  readonly origin: () => string
}

export interface EntraRequest {
  /** The first segment of the path: a tenant id, a domain or a name such as `common` */
  readonly tenantSegment: string
  readonly authorization: string | undefined
  /** What a browser sends of a page that asks across origins (Fetch section 3.2) */
  readonly pageOrigin: string | undefined
  /** The browser's sign-in, from its cookie */
  readonly sessionId: string | undefined
  readonly correlationId: string
  readonly query: URLSearchParams
  /** The fields of a form; empty for a GET */
  readonly form: URLSearchParams
}

export interface EntraAnswer {
  readonly status: number
  /** JSON, or a page's HTML as a string */
  readonly body: object | string
  readonly headers?: Readonly<Record<string, string>>
}

/** One route of the Entra look-alike: the path below the tenant's segment. Throws an `EntraError` to refuse. */
export interface EntraRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Where a person looks: a refusal is a page too */
  readonly page?: true
  /** Has its share in what goes wrong at Entra as a whole */
  readonly disturbed?: true
  answer(request: EntraRequest, context: EntraContext): Promise<EntraAnswer> | EntraAnswer
}
