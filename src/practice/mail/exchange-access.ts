import { EXCHANGE_AUDIENCES, type AccessClaims, type TokenAuthority } from '../entra/access-tokens.ts'
import type { ExchangeState, Mailbox } from '../tenant-state.ts'

/** What a token must carry: a role where it stands for the application itself, a scope where it stands for a user. */
const RIGHTS = {
  imap: { role: 'IMAP.AccessAsApp', scope: 'IMAP.AccessAsUser.All' },
  smtp: { role: 'SMTP.SendAsApp', scope: 'SMTP.Send' },
} as const

/**
 * The claims of a token that Exchange's mail servers take before they look at a mailbox; `undefined` for one they refuse. It must
 * be signed by Entra for Exchange and in force. One for the application itself needs the role, and Exchange must know the service
 * principal under its `oid`; one for a user needs the scope (Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth":
 * the object id is that of the enterprise application, and a wrong one is an authentication failure).
 */
export async function judgeToken(
  tokens: TokenAuthority,
  exchange: ExchangeState,
  token: string,
  protocol: keyof typeof RIGHTS,
): Promise<AccessClaims | undefined> {
  const claims = await tokens.verify(token)
  if (!claims || !EXCHANGE_AUDIENCES.some((audience) => audience === claims.audience)) return undefined
  const { role, scope } = RIGHTS[protocol]
  const accepted = claims.upn === undefined
    ? claims.roles.includes(role) && exchange.servicePrincipals[claims.oid]?.appId === claims.appId
    : claims.scopes.includes(scope)
  return accepted ? claims : undefined
}

/** The mailbox of an address, without regard to case. */
export const mailboxOf = (exchange: ExchangeState, address: string): Mailbox | undefined => exchange.mailboxes[address.toLowerCase()]

/** A mailbox is opened by its owner, and by a user or an application with full access (Microsoft, the same page). */
export const mayOpen = (mailbox: Mailbox | undefined, { upn, oid }: AccessClaims): boolean =>
  mailbox !== undefined && (mailbox.owner === upn || mailbox.fullAccess[oid] === true)

/** Send As on another mailbox lets a user or an application write that one's address into From. */
export const maySendAs = (mailbox: Mailbox | undefined, { oid }: AccessClaims): boolean => mailbox?.sendAs[oid] === true
