import { createHash, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { errors, exportJWK, jwtVerify, SignJWT, type JWK } from 'jose'
import type { Application, TenantState, User } from '../tenant-state.ts'

/** Names under which Exchange Online takes a token made for it (Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth"). */
export const EXCHANGE_AUDIENCES = ['https://outlook.office365.com', 'https://outlook.office.com'] as const

/** Seconds; Entra's own varies between 60 and 90 minutes (Microsoft, "Access tokens in the Microsoft identity platform"). */
const LIFETIME_S = 3599
/** Entra dates a token back by five minutes, so that a client's clock may be behind. */
const BACKDATED_S = 300

export interface AccessClaims {
  readonly appId: string
  /** Object id of the service principal, or of the user who signed in */
  readonly oid: string
  readonly audience: string
  /** App roles (`roles`), in a token for the application itself */
  readonly roles: readonly string[]
  /** Delegated permissions (`scp`), in a token for a user */
  readonly scopes: readonly string[]
  /** User principal name, in lower case; a token for the application itself has none */
  readonly upn: string | undefined
  readonly expiresAt: Date
}

/** How the client proved itself: not at all, by a secret, by a certificate (`appidacr`). */
export type ClientProof = '0' | '1' | '2'

export interface TokenClient {
  readonly appId: string
  readonly application: Application
  readonly proof: ClientProof
}

/** A user as tokens name one. */
export interface TokenUser extends Pick<User, 'displayName' | 'objectId'> {
  readonly upn: string
  readonly secondFactor: boolean
}

export interface TokenAuthority {
  readonly jwks: { readonly keys: readonly JWK[] }
  /** Seconds for which a new token is valid */
  readonly lifetimeS: number
  /** A token for the application itself (RFC 6749 section 4.4) */
  issueAppOnly(state: TenantState, client: TokenClient, audience: string, roles: readonly string[]): Promise<string>
  /** A token for a user, with the delegated permissions in `scp` */
  issueDelegated(state: TenantState, client: TokenClient, user: TokenUser, audience: string, scopes: readonly string[]): Promise<string>
  /** An id token of version 2 (OpenID Connect Core 1.0 section 2); `issuer` is that of the discovery document */
  issueIdToken(state: TenantState, client: TokenClient, user: TokenUser, issuer: string, nonce: string | undefined): Promise<string>
  /** The claims of a token that this authority signed and that is valid now; `undefined` for anything else. */
  verify(token: string): Promise<AccessClaims | undefined>
}

const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000)

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []

/** The same for one user and one application, and telling nothing about either (OpenID Connect Core 1.0 section 8.1). */
const pairwise = (objectId: string, appId: string): string => createHash('sha256').update(`${objectId} ${appId}`).digest('base64url')

/** What stands in every version 1 access token (Microsoft, "Access token claims reference"). */
const commonClaims = ({ tenant }: TenantState, { appId, application, proof }: TokenClient): Record<string, unknown> => ({
  aio: randomBytes(24).toString('base64'),
  app_displayname: application.displayName,
  appid: appId,
  appidacr: proof,
  tid: tenant.id,
  uti: randomBytes(16).toString('base64url'),
  ver: '1.0',
})

/** `roles` only where an admin consented, and no such claim at all without any. */
function appOnlyClaims(state: TenantState, client: TokenClient, roles: readonly string[]): Record<string, unknown> {
  const oid = client.application.servicePrincipalObjectId
  return {
    ...commonClaims(state, client), idp: `https://sts.windows.net/${state.tenant.id}/`, idtyp: 'app', oid, ...(roles.length > 0 ? { roles } : {}), sub: oid,
  }
}

function delegatedClaims(state: TenantState, client: TokenClient, user: TokenUser, scopes: readonly string[]): Record<string, unknown> {
  return {
    ...commonClaims(state, client),
    acr: '1',
    amr: user.secondFactor ? ['pwd', 'mfa'] : ['pwd'],
    idtyp: 'user',
    name: user.displayName,
    oid: user.objectId,
    scp: scopes.join(' '),
    sub: pairwise(user.objectId, client.appId),
    unique_name: user.upn,
    upn: user.upn,
  }
}

/** Makes the RSA key of this start and all that signs or checks with it. Microsoft's tokens are RS256. */
export async function createTokenAuthority(now: () => Date): Promise<TokenAuthority> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const kid = createHash('sha1').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64url')
  const signed = (claims: Record<string, unknown>, issuer: string, audience: string): Promise<string> => {
    const nowS = unixSeconds(now())
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t: kid, kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(nowS - BACKDATED_S)
      .setNotBefore(nowS - BACKDATED_S)
      .setExpirationTime(nowS + LIFETIME_S)
      .sign(privateKey)
  }
  const issuerOf = ({ tenant }: TenantState): string => `https://sts.windows.net/${tenant.id}/`
  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid, x5t: kid }] },
    lifetimeS: LIFETIME_S,
    issueAppOnly: (state, client, audience, roles) => signed(appOnlyClaims(state, client, roles), issuerOf(state), audience),
    issueDelegated: (state, client, user, audience, scopes) => signed(delegatedClaims(state, client, user, scopes), issuerOf(state), audience),
    issueIdToken: (state, { appId }, user, issuer, nonce) => signed({
      name: user.displayName, oid: user.objectId, preferred_username: user.upn, sub: pairwise(user.objectId, appId), tid: state.tenant.id,
      uti: randomBytes(16).toString('base64url'), ver: '2.0', ...(nonce === undefined ? {} : { nonce }),
    }, issuer, appId),
    verify: (token) => verifyToken(token, publicKey, now()),
  }
}

async function verifyToken(token: string, key: KeyObject, now: Date): Promise<AccessClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['RS256'], currentDate: now, requiredClaims: ['exp', 'aud', 'appid', 'oid'] })
    const { aud, appid, oid, exp, roles, scp, upn } = payload
    if (typeof aud !== 'string' || typeof appid !== 'string' || typeof oid !== 'string' || exp === undefined) return undefined
    return {
      appId: appid, oid, audience: aud, roles: texts(roles), scopes: typeof scp === 'string' ? scp.split(' ') : [],
      upn: typeof upn === 'string' ? upn.toLowerCase() : undefined, expiresAt: new Date(exp * 1000),
    }
  } catch (failure) {
    if (failure instanceof errors.JOSEError) return undefined
    throw failure
  }
}
