import type { AccessClaims } from '../entra/access-tokens.ts'
import type { Tenant } from '../tenant.ts'

/** Graph has a host of its own; here it stands on Entra's port, below its version, which is no tenant's name. */
export const GRAPH_PREFIX = '/v1.0/'

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
