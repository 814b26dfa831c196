import type { CodeChallenge, RedirectType } from '../code-challenge.ts'

/** Where the answer of a sign-in goes, and in which way. */
export interface ReplyTo {
  readonly uri: string
  readonly mode: 'query' | 'fragment' | 'form_post'
  readonly state: string | undefined
}

/** What a client asked the authorization endpoint for (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
export interface AuthorizeAsk {
  readonly kind: 'authorize'
  readonly reply: ReplyTo
  readonly redirectType: RedirectType
  readonly prompt: string | undefined
  readonly loginHint: string | undefined
  readonly challenge: CodeChallenge | undefined
  readonly nonce: string | undefined
}

/** The code of a device, once it was typed in (RFC 8628 section 3.3). */
export interface DeviceAsk {
  readonly kind: 'device'
  readonly deviceCode: string | undefined
}

/** An admin who is to consent for the whole tenant (Microsoft, "Admin consent on the Microsoft identity platform"). */
export interface AdminAsk {
  readonly kind: 'admin'
  readonly reply: ReplyTo | undefined
}

/** One sign-in under way, from the first page to the last. */
export interface Transaction {
  readonly segment: string
  readonly ask: AuthorizeAsk | DeviceAsk | AdminAsk
  /** Empty until a device's code was typed in */
  readonly appId: string
  readonly scope: string
  readonly startedAtMs: number
  readonly upn?: string
  readonly signedInAtMs?: number
  readonly secondFactor?: boolean
  /** The consent page was answered with yes */
  readonly accepted?: boolean
}
