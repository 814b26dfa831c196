import { EXCHANGE_AUDIENCES, type AccessClaims, type TokenAuthority } from '../entra/access-tokens.ts'
import type { ExchangeState, Mailbox } from '../tenant-state.ts'

/** What Exchange's mail servers ask of a token before they look at a mailbox. */
export type TokenVerdict = { readonly accepted: true; readonly claims: AccessClaims } | { readonly accepted: false }

/**
 * An app-only token is taken when Entra signed it for Exchange, it is in force, it carries the role, and Exchange knows the
 * service principal under the token's `oid` (Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth":
 * the object id is that of the enterprise application, and a wrong one is an authentication failure).
 */
export async function judgeToken(
  tokens: TokenAuthority,
  exchange: ExchangeState,
  token: string,
  role: 'IMAP.AccessAsApp' | 'SMTP.SendAsApp',
): Promise<TokenVerdict> {
  const claims = await tokens.verify(token)
  if (!claims) return { accepted: false }
  const forExchange = EXCHANGE_AUDIENCES.some((audience) => audience === claims.audience)
  const principal = exchange.servicePrincipals[claims.oid]
  const accepted = forExchange && claims.roles.includes(role) && principal?.appId === claims.appId
  return accepted ? { accepted, claims } : { accepted: false }
}

/** The mailbox of an address, without regard to case. */
export const mailboxOf = (exchange: ExchangeState, address: string): Mailbox | undefined => exchange.mailboxes[address.toLowerCase()]

/** Full access is what an application needs to open a mailbox and to send as it (Microsoft, the same page). */
export const hasFullAccess = (mailbox: Mailbox | undefined, objectId: string): boolean => mailbox?.fullAccess[objectId] === true

/** Send As on another mailbox lets the application write that one's address into From. */
export const maySendAs = (mailbox: Mailbox | undefined, objectId: string): boolean => mailbox?.sendAs[objectId] === true
