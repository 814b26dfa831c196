import { createHash, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { errors, exportJWK, jwtVerify, SignJWT, type JWK } from 'jose'
import type { Application, TenantState } from '../tenant-state.ts'

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

export interface TokenAuthority {
  readonly jwks: { readonly keys: readonly JWK[] }
  issueAppOnly(state: TenantState, appId: string, application: Application, audience: string): Promise<{ readonly token: string; readonly expiresInS: number }>
  /** The claims of a token that this authority signed and that is valid now; `undefined` for anything else. */
  verify(token: string): Promise<AccessClaims | undefined>
}

const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/** Exchange's app roles end so, its delegated permissions do not: both stand side by side in what was consented to. */
const isAppRole = (permission: string): boolean => permission.endsWith('AsApp')

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []

/**
 * The claims of a version 1 access token for an application alone, as Exchange Online gets it: `roles` only where an admin
 * consented, and no such claim at all without any (Microsoft, "Access token claims reference").
 */
function appOnlyClaims(state: TenantState, appId: string, application: Application): Record<string, unknown> {
  const roles = Object.keys(application.consent).filter(isAppRole)
  const oid = application.servicePrincipalObjectId
  return {
    aio: randomBytes(24).toString('base64'),
    app_displayname: application.displayName,
    appid: appId,
    appidacr: '1',
    idp: `https://sts.windows.net/${state.tenant.id}/`,
    idtyp: 'app',
    oid,
    ...(roles.length > 0 ? { roles } : {}),
    sub: oid,
    tid: state.tenant.id,
    uti: randomBytes(16).toString('base64url'),
    ver: '1.0',
  }
}

/** Makes the RSA key of this start and all that signs or checks with it. Microsoft's tokens are RS256. */
export async function createTokenAuthority(now: () => Date): Promise<TokenAuthority> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const kid = createHash('sha1').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64url')
  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid, x5t: kid }] },
    async issueAppOnly(state, appId, application, audience) {
      const nowS = unixSeconds(now())
      const token = await new SignJWT({ ...appOnlyClaims(state, appId, application) })
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t: kid, kid })
        .setIssuer(`https://sts.windows.net/${state.tenant.id}/`)
        .setAudience(audience)
        .setIssuedAt(nowS - BACKDATED_S)
        .setNotBefore(nowS - BACKDATED_S)
        .setExpirationTime(nowS + LIFETIME_S)
        .sign(privateKey)
      return { token, expiresInS: LIFETIME_S }
    },
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
