import { randomBytes } from 'node:crypto'

export const SERVER_NAME = 'PRACTICE.TENANT.EXAMPLE'

/** A reply that refuses: a code of the 4xx or 5xx, and its words. */
export class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal'
  readonly reply: string
  /** The server closes the connection with it */
  readonly closes: boolean

  constructor(reply: string, closes = false) {
    super(reply)
    this.reply = reply
    this.closes = closes
  }
}

/** An id as Exchange gives one to each session and each refusal. */
export const newId = (): string => randomBytes(8).toString('hex').toUpperCase()

const hostname = `[Hostname=${SERVER_NAME}]`

/** A refusal that ends in `[host time id]`, as Exchange's do. */
const traced = (at: Date, words: string, closes = false): SmtpRefusal => new SmtpRefusal(`${words} [${SERVER_NAME} ${at.toISOString()} ${newId()}]`, closes)

const unauthenticated = (at: Date, reason: string): SmtpRefusal => traced(at, `535 5.7.139 Authentication unsuccessful, ${reason}`)

/** Exchange's words for both switches of P5 (email-oauth2-proxy #193). */
export const smtpAuthDisabled = (where: 'Tenant' | 'Mailbox', at: Date): SmtpRefusal =>
  unauthenticated(at, `SmtpClientAuthentication is disabled for the ${where}. Visit https://aka.ms/smtp_auth_disabled for more information.`)

/** An authentication policy, or a Conditional Access policy, keeps the client out (MailKit #1733). */
export const policyNotMet = (at: Date): SmtpRefusal =>
  unauthenticated(at, 'the request did not meet the criteria to be authenticated successfully. Contact your administrator.')

export const lockedBySecurityDefaults = (at: Date): SmtpRefusal =>
  unauthenticated(at, 'user is locked by your organization\'s security defaults policy. Contact your administrator.')

/** Three answers to a password: where basic authentication is off (twikoo #840), where it is retired, and for a user there is not. */
export const basicAuthDisabled = (at: Date): SmtpRefusal => unauthenticated(at, 'basic authentication is disabled.')
export const basicAuthRetired = (at: Date): SmtpRefusal => traced(at, '550 5.7.30 Basic authentication is not supported for Client Submission.')
export const credentialsIncorrect = (at: Date): SmtpRefusal => unauthenticated(at, 'the user credentials were incorrect.')

/** Everything else that keeps a token from being taken (Microsoft, the OAuth page for SMTP). */
export const authenticationRefused = (at: Date): SmtpRefusal => traced(at, '535 5.7.3 Authentication unsuccessful')

/** No token inside, or no user (sasl-xoauth2 #110). */
export const xoauth2Malformed = (at: Date): SmtpRefusal => traced(at, '501 5.5.124 Invalid XOAUTH2 auth data')

export const mechanismUnknown = (at: Date): SmtpRefusal => traced(at, '504 5.7.4 Unrecognized authentication type')

/** The service is away for a while, said to AUTH (MailKit #1106). */
export const serviceInactive = (): SmtpRefusal => new SmtpRefusal(`421 4.3.2 Service not active [${SERVER_NAME}]`, true)

/**
 * More than three connections (Microsoft, "Improvements in SMTP AUTH client submission"). Logs show it at the end of DATA
 * (fastapi-mail #75); here AUTH answers it as well, so that a client that sends nothing can meet it.
 */
export const tooManyConnections = (): SmtpRefusal =>
  new SmtpRefusal(`432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information. ${hostname}`)

/** MAIL in the clear (hertzbeat #2365), and MAIL without a login (sasl-xoauth2 #96). */
export const startTlsRequired = (at: Date): SmtpRefusal => traced(at, '451 5.7.3 STARTTLS is required to send mail')
export const notAuthenticated = (at: Date): SmtpRefusal => traced(at, '530 5.7.57 Client not authenticated to send mail.')

/** Exchange names no command that it does not know (email-oauth2-proxy #234). */
export const commandUnknown = (at: Date): SmtpRefusal => traced(at, '500 5.3.3 Unrecognized command \'unknown\'')

/** A command at the wrong time. */
export const badSequence = (words: string): SmtpRefusal => new SmtpRefusal(`503 5.5.2 ${words}`)

/** The application may not open the mailbox: said at the end of DATA, long after AUTH went well (email-oauth2-proxy #271). */
export const mailboxLogonFailed = (): SmtpRefusal => new SmtpRefusal(
  '430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed; '
  + `Failed to process message due to a transient exception with message [BeginDiagnosticData]Cannot open mailbox. ${hostname}`)

/** MailKit #1176 for what follows the address, which is the client's text. */
export const sendAsDenied = (mailbox: string, from: string): SmtpRefusal => new SmtpRefusal(
  `554 5.2.252 SendAsDenied; ${mailbox} not allowed to send as ${from.replace(/[^\x20-\x7e]/g, '?').slice(0, 320)}; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; `
  + `Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message. ${hostname}`)

export const mailboxFull = (): SmtpRefusal => new SmtpRefusal(
  '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; '
  + `Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message. ${hostname}`)

/** Microsoft, "Fix NDR error 5.1.8": the sender stands among the restricted entities. */
export const senderRestricted = (): SmtpRefusal => new SmtpRefusal(`550 5.1.8 Access denied, bad outbound sender AS(42004) ${hostname}`)

/** A tenant that may not send (office365-mail #11). */
export const sendingBlocked = (): SmtpRefusal => new SmtpRefusal(
  '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. '
  + `For more information please go to http://go.microsoft.com/fwlink/?LinkId=526653 AS(7230) [${SERVER_NAME}]`)
