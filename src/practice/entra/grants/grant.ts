import type { EntraContext, EntraRequest } from '../route.ts'

/** One grant type of the token endpoint. Resolves to the token answer's body, throws an `EntraError` to refuse. */
export interface Grant {
  readonly type: string
  redeem(request: EntraRequest, context: EntraContext): Promise<object>
}
