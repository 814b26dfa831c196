import { randomBytes } from 'node:crypto'
import type { CodeChallenge, RedirectType } from './code-challenge.ts'
import type { Transaction } from './sign-in/transaction.ts'

/** One sign-in of a user to an application: what codes and refresh tokens go back to. */
export interface SignIn {
  readonly appId: string
  /** User principal name, in lower case */
  readonly upn: string
  /** As the client asked for it, space-separated */
  readonly scope: string
  /** Type of the redirect URI, which decides how the client must prove itself */
  readonly redirectType: RedirectType
  /** There was no redirect URI: a device code */
  readonly byDevice: boolean
  readonly signedInAtMs: number
  /** The second factor was given */
  readonly secondFactor: boolean
  /** How often the user's sign-ins had been revoked when this one was made */
  readonly revocations: number
  readonly nonce: string | undefined
}

export interface AuthorizationCode {
  readonly signIn: SignIn
  readonly redirectUri: string
  readonly challenge: CodeChallenge | undefined
  readonly issuedAtMs: number
  redeemed: boolean
}

export interface RefreshToken {
  readonly signIn: SignIn
  lastUsedAtMs: number
}

export interface DeviceCode {
  readonly userCode: string
  readonly appId: string
  readonly scope: string
  readonly issuedAtMs: number
  polledAtMs: number | undefined
  /** `undefined` = the user has not come yet, `false` = declined */
  outcome: SignIn | false | undefined
}

/** The browser's own sign-in, which its cookie names. */
export interface BrowserSession {
  readonly upn: string
  readonly signedInAtMs: number
  readonly secondFactor: boolean
  readonly revocations: number
}

/** Values under keys that nobody guesses; the oldest go when there are more than `most`. */
class Shelf<T> {
  readonly #values = new Map<string, T>()
  readonly #most: number
  readonly #prefix: string

  constructor(most: number, prefix = '') {
    this.#most = most
    this.#prefix = prefix
  }

  /** Returns the value's new key. */
  add(value: T): string {
    const key = this.#prefix + randomBytes(48).toString('base64url')
    this.#values.set(key, value)
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest)
    return key
  }

  get(key: string | null | undefined): T | undefined {
    return this.#values.get(key ?? '')
  }

  /** Does nothing for a key that is gone. */
  replace(key: string, value: T): void {
    if (this.#values.has(key)) this.#values.set(key, value)
  }

  delete(key: string): void {
    this.#values.delete(key)
  }

  find(matches: (value: T) => boolean): { readonly key: string; readonly value: T } | undefined {
    for (const [key, value] of this.#values) if (matches(value)) return { key, value }
    return undefined
  }

  clear(): void {
    this.#values.clear()
  }
}

/** What users did at Entra and no admin sets: it stands in no state, and a reset of the tenant forgets it. */
export class SignIns {
  readonly codes = new Shelf<AuthorizationCode>(500, '1.A')
  readonly refreshTokens = new Shelf<RefreshToken>(2000, '1.A')
  readonly deviceCodes = new Shelf<DeviceCode>(200)
  /** Sign-ins under way, by the id that their forms carry */
  readonly transactions = new Shelf<Transaction>(200)
  readonly sessions = new Shelf<BrowserSession>(200)
  readonly #consents = new Map<string, ReadonlySet<string>>()
  readonly #revocations = new Map<string, number>()

  /** What a user consented to for himself. */
  consentOf(upn: string, appId: string): ReadonlySet<string> {
    return this.#consents.get(`${upn} ${appId}`) ?? new Set()
  }

  consent(upn: string, appId: string, permissions: readonly string[]): void {
    this.#consents.set(`${upn} ${appId}`, new Set([...this.consentOf(upn, appId), ...permissions]))
  }

  revocationsOf(upn: string): number {
    return this.#revocations.get(upn) ?? 0
  }

  /** Ends every sign-in of a user up to now. */
  revoke(upn: string): void {
    this.#revocations.set(upn, this.revocationsOf(upn) + 1)
  }

  reset(): void {
    for (const shelf of [this.codes, this.refreshTokens, this.deviceCodes, this.transactions, this.sessions]) shelf.clear()
    this.#consents.clear()
    this.#revocations.clear()
  }
}
