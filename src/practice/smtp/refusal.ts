import { randomBytes } from 'node:crypto'

/** A reply of SMTP that refuses: smtp-server sends `responseCode`, a blank, and the message. */
export class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal'
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

export const SERVER_NAME = 'PRACTICE.TENANT.EXAMPLE'

/** `[host time id]`, as Exchange ends such a reply. */
const trailer = (at: Date): string => `[${SERVER_NAME} ${at.toISOString()} ${randomBytes(8).toString('hex').toUpperCase()}]`

/** Exchange's words for both switches of P5 (email-oauth2-proxy #193). */
export const smtpAuthDisabled = (where: 'Tenant' | 'Mailbox', at: Date): SmtpRefusal => new SmtpRefusal(535,
  `5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the ${where}. Visit https://aka.ms/smtp_auth_disabled for more information. ${trailer(at)}`)

/** Everything else that keeps a token from being taken (Microsoft, the OAuth page for SMTP). */
export const authenticationRefused = (at: Date): SmtpRefusal => new SmtpRefusal(535, `5.7.3 Authentication unsuccessful ${trailer(at)}`)

/** The application may not open the mailbox: said at the end of DATA, long after AUTH went well (email-oauth2-proxy #271). */
export const mailboxLogonFailed = (): SmtpRefusal => new SmtpRefusal(430,
  '4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed; '
  + `Failed to process message due to a transient exception with message [BeginDiagnosticData]Cannot open mailbox. [Hostname=${SERVER_NAME}]`)

export const sendAsDenied = (mailbox: string, from: string): SmtpRefusal => new SmtpRefusal(554,
  `5.2.252 SendAsDenied; ${mailbox} not allowed to send as ${from}; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; `
  + `Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message. [Hostname=${SERVER_NAME}]`)

export const mailboxFull = (): SmtpRefusal => new SmtpRefusal(554,
  `5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message [Hostname=${SERVER_NAME}]`)
