import { decodeJwt } from 'jose'
import * as z from 'zod'
import type { Secret } from '../secret.ts'
import type { TokenClaims } from './token-answer.ts'

const text = z.optional(z.string())
const CLAIMS = z.object({
  aud: z.string(),
  oid: text,
  tid: text,
  appid: text,
  azp: text,
  upn: text,
  preferred_username: text,
  roles: z.optional(z.array(z.string())),
  scp: text,
  exp: z.optional(z.number()),
})

/** The application roles that the helpdesk's app-only flow needs (Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth"). */
export const APP_ROLES = { imap: 'IMAP.AccessAsApp', smtp: 'SMTP.SendAsApp' } as const

/**
 * Reads an access token's claims without verifying them. Undefined where the token is no JWT with Entra's claims:
 * Microsoft reserves the right to make tokens opaque (access tokens of personal accounts are).
 */
export function readClaims(accessToken: Secret): { claims: TokenClaims; all: Record<string, unknown> } | undefined {
  try {
    const all = decodeJwt(accessToken.reveal())
    const parsed = CLAIMS.safeParse(all)
    if (!parsed.success) return undefined
    const { aud, oid, tid, appid, azp, upn, preferred_username, roles, scp, exp } = parsed.data
    const app = appid ?? azp
    const name = upn ?? preferred_username
    return {
      all,
      claims: {
        aud,
        roles: roles ?? [],
        scp: scp?.split(' ').filter((scope) => scope !== '') ?? [],
        ...(oid === undefined ? {} : { oid }),
        ...(tid === undefined ? {} : { tid }),
        ...(app === undefined ? {} : { appid: app }),
        ...(name === undefined ? {} : { upn: name }),
        ...(exp === undefined ? {} : { exp }),
      },
    }
  } catch {
    return undefined
  }
}
