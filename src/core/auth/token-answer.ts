import type { Evidence } from '../evidence/evidence.ts'
import type { Secret } from '../secret.ts'

/** The claims of an access token that the product reads. Read, not verified: only the resource can do that. */
export interface TokenClaims {
  readonly aud: string
  readonly oid?: string
  readonly tid?: string
  readonly appid?: string
  readonly upn?: string
  readonly roles: readonly string[]
  readonly scp: readonly string[]
  /** Seconds since 1970 (RFC 7519, section 4.1.4) */
  readonly exp?: number
}

/** What a token request came to. The evidence tells how. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly accessToken: Secret; readonly claims: TokenClaims; readonly all: Readonly<Record<string, unknown>>; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'refused' | 'unreachable' | 'no-sign-in' | 'no-secret' | 'secret-unavailable' | 'misbehaved'; readonly evidence: readonly Evidence[]; readonly sentence: string }
