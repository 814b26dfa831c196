import type { AccessClaims, TokenAuthority } from '../entra/access-tokens.ts'
import { judgeToken, mailboxOf, mayOpen, maySendAs } from '../mail/exchange-access.ts'
import { headerAddresses } from '../mail/headers.ts'
import type { MailStore } from '../mail/mail-store.ts'
import type { SaslAnswer } from '../mail/xoauth2.ts'
import type { Tenant } from '../tenant.ts'
import {
  authenticationRefused, basicAuthDisabled, basicAuthRetired, credentialsIncorrect, lockedBySecurityDefaults, mailboxFull, mailboxLogonFailed,
  policyNotMet, sendAsDenied, senderRestricted, sendingBlocked, smtpAuthDisabled, tooManyConnections, type SmtpRefusal,
} from './refusal.ts'

export interface SmtpContext {
  readonly tenant: Tenant
  readonly tokens: TokenAuthority
  readonly mail: MailStore
  readonly now: () => Date
}

export interface Submitter {
  /** In lower case */
  readonly address: string
  readonly claims: AccessClaims
}

export interface Submission {
  /** `MAIL FROM`, empty for the null sender */
  readonly sender: string
  readonly recipients: readonly string[]
  readonly source: Buffer
}

/** What keeps anybody out, in the order in which Exchange looks: the mailbox's own switch wins over the organisation's. */
function barrier({ tenant, now }: SmtpContext, user: string): SmtpRefusal | undefined {
  const exchange = tenant.exchange()
  const { smtpClientAuthenticationDisabled, authenticationPolicyBlocksSmtp, securityDefaultsLockSmtp } = exchange.organization
  const own = mailboxOf(exchange, user)?.smtpClientAuthenticationDisabled ?? null
  if (own ?? smtpClientAuthenticationDisabled) return smtpAuthDisabled(own === null ? 'Tenant' : 'Mailbox', now())
  if (authenticationPolicyBlocksSmtp) return policyNotMet(now())
  return securityDefaultsLockSmtp ? lockedBySecurityDefaults(now()) : undefined
}

/**
 * Lets a token log in or throws. A user logs in as himself alone, a shared mailbox is for From. Whether an application may open
 * the mailbox is not asked here.
 */
export async function authenticate(context: SmtpContext, { user, token }: SaslAnswer): Promise<Submitter> {
  const obstacle = barrier(context, user)
  if (obstacle) throw obstacle
  const claims = await judgeToken(context.tokens, context.tenant.exchange(), token, 'smtp')
  const address = user.toLowerCase()
  if (!claims || (claims.upn ?? address) !== address) throw authenticationRefused(context.now())
  return { address, claims }
}

/** No password is taken: not for a user there is not, not by default, and not where SMTP AUTH is switched on for the mailbox. */
export function refusePassword(context: SmtpContext, user: string): SmtpRefusal {
  const obstacle = barrier(context, user)
  if (obstacle) return obstacle
  const mailbox = mailboxOf(context.tenant.exchange(), user)
  if (!mailbox) return credentialsIncorrect(context.now())
  return mailbox.smtpClientAuthenticationDisabled === false ? basicAuthRetired(context.now()) : basicAuthDisabled(context.now())
}

/** RFC 6532: what stands beyond ASCII in a header field is UTF-8. */
const headerFroms = (source: Buffer): readonly string[] =>
  headerAddresses(source, 'from').map(({ address }) => Buffer.from(address, 'latin1').toString('utf8').toLowerCase())

/**
 * Takes a mail at the end of DATA: into Sent Items of the mailbox that logged in and into the INBOX of each recipient that has one
 * here; others are let go, and so is a recipient whose mailbox is full. Throws what Exchange refuses a mail with.
 */
export function submit({ tenant, mail }: SmtpContext, { address, claims }: Submitter, { sender, recipients, source }: Submission): void {
  const exchange = tenant.exchange()
  const mailbox = mailboxOf(exchange, address)
  if (tenant.state().service.smtp.throttled) throw tooManyConnections()
  if (!mayOpen(mailbox, claims)) throw mailboxLogonFailed()
  const froms = [sender.toLowerCase(), ...headerFroms(source)]
  const foreign = froms.find((from) => from !== '' && from !== address && !maySendAs(mailboxOf(exchange, from), claims))
  if (foreign !== undefined) throw sendAsDenied(address, foreign)
  if (mailbox?.restricted) throw senderRestricted()
  if (exchange.organization.sendingBlocked) throw sendingBlocked()
  if (mailbox?.full || !mail.store(address, 'Sent Items', source, ['\\Seen'])) throw mailboxFull()
  for (const recipient of new Set(recipients.map((to) => to.toLowerCase()))) {
    if (mailboxOf(exchange, recipient)?.full === false) mail.store(recipient, 'INBOX', source)
  }
}
