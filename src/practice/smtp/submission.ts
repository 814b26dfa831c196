import { hasFullAccess, judgeToken, mailboxOf, maySendAs } from '../mail/exchange-access.ts'
import type { TokenAuthority } from '../entra/access-tokens.ts'
import { headerAddresses } from '../mail/headers.ts'
import type { MailStore } from '../mail/mail-store.ts'
import type { Tenant } from '../tenant.ts'
import { authenticationRefused, mailboxFull, mailboxLogonFailed, sendAsDenied, smtpAuthDisabled } from './refusal.ts'

export interface SmtpContext {
  readonly tenant: Tenant
  readonly tokens: TokenAuthority
  readonly mail: MailStore
  readonly now: () => Date
}

export interface Submitter {
  /** In lower case */
  readonly address: string
  /** Object id of the service principal */
  readonly oid: string
}

export interface Submission {
  /** `MAIL FROM`, empty for the null sender */
  readonly sender: string
  readonly recipients: readonly string[]
  readonly source: Buffer
}

/**
 * Lets a token log in, or throws in the order in which Exchange looks: the mailbox's own switch, which wins over the
 * organisation's, then the token. Whether the mailbox may be opened is not asked here.
 */
export async function authenticate(context: SmtpContext, user: string, token: string): Promise<Submitter> {
  const exchange = context.tenant.exchange()
  const own = mailboxOf(exchange, user)?.smtpClientAuthenticationDisabled ?? null
  if (own ?? exchange.organization.smtpClientAuthenticationDisabled) throw smtpAuthDisabled(own === null ? 'Tenant' : 'Mailbox', context.now())
  const verdict = await judgeToken(context.tokens, exchange, token, 'SMTP.SendAsApp')
  if (!verdict.accepted) throw authenticationRefused(context.now())
  return { address: user.toLowerCase(), oid: verdict.claims.oid }
}

/**
 * Takes a mail at the end of DATA: into Sent Items and into the INBOX of each recipient that has one here; others are let go.
 * Throws 430 where the mailbox may not be opened, 554 for a sender that is not the mailbox's own, or a full mailbox.
 */
export function submit({ tenant, mail }: SmtpContext, submitter: Submitter, { sender, recipients, source }: Submission): void {
  const exchange = tenant.exchange()
  if (!hasFullAccess(mailboxOf(exchange, submitter.address), submitter.oid)) throw mailboxLogonFailed()
  const froms = [sender, ...headerAddresses(source, 'from').map(({ address }) => address)].map((address) => address.toLowerCase())
  const foreign = froms.find((from) => from !== '' && from !== submitter.address && !maySendAs(mailboxOf(exchange, from), submitter.oid))
  if (foreign !== undefined) throw sendAsDenied(submitter.address, foreign)
  if (!mail.store(submitter.address, 'Sent Items', source, ['\\Seen'])) throw mailboxFull()
  for (const recipient of new Set(recipients.map((address) => address.toLowerCase()))) {
    if (mailboxOf(exchange, recipient)) mail.store(recipient, 'INBOX', source)
  }
}
