import type { AccessClaims } from '../entra/access-tokens.ts'
import type { Tenant } from '../tenant.ts'

export interface GraphRequest {
  /** What the groups of the path's pattern matched, decoded */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  /** The body as JSON; `undefined` without any */
  readonly body: unknown
  /** Whose token it is */
  readonly claims: AccessClaims
}

/** One path of the Graph look-alike, below `/v1.0`. Throws a `GraphError` to refuse. */
export interface GraphRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: RegExp
  answer(request: GraphRequest, tenant: Tenant): { readonly status: number; readonly body?: object }
}
