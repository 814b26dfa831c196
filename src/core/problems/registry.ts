import { ENTRA_REFUSALS } from './entra-refusals.ts'
import { other } from './entra/other.ts'
import { basicAuthDisabled } from './exchange/basic-auth-disabled.ts'
import { imapCommandRejected } from './exchange/imap-command-rejected.ts'
import { imapRefused } from './exchange/imap-refused.ts'
import { imapThrottled } from './exchange/imap-throttled.ts'
import { mailboxFull } from './exchange/mailbox-full.ts'
import { mailboxLogon } from './exchange/mailbox-logon.ts'
import { sendAsDenied } from './exchange/send-as-denied.ts'
import { senderBlocked } from './exchange/sender-blocked.ts'
import { serviceUnavailable } from './exchange/service-unavailable.ts'
import { smtpAuthDisabledMailbox } from './exchange/smtp-auth-disabled-mailbox.ts'
import { smtpAuthDisabledOrg } from './exchange/smtp-auth-disabled-org.ts'
import { smtpNotAuthenticated } from './exchange/smtp-not-authenticated.ts'
import { smtpPasswordWrong } from './exchange/smtp-password-wrong.ts'
import { smtpPolicy } from './exchange/smtp-policy.ts'
import { smtpRefused } from './exchange/smtp-refused.ts'
import { smtpThrottled } from './exchange/smtp-throttled.ts'
import { tenantBlocked } from './exchange/tenant-blocked.ts'
import { tokenExpiredInSession } from './exchange/token-expired-in-session.ts'
import { xoauth2Malformed } from './exchange/xoauth2-malformed.ts'
import { xoauth2NotOffered } from './exchange/xoauth2-not-offered.ts'
import { LOGIN_REFUSALS } from './login-refusals.ts'
import { closed } from './network/closed.ts'
import { dns } from './network/dns.ts'
import { misbehaved } from './network/misbehaved.ts'
import { proxy } from './network/proxy.ts'
import { refused } from './network/refused.ts'
import { timeout } from './network/timeout.ts'
import { unreachable } from './network/unreachable.ts'
import type { Problem } from './problem.ts'
import { expired } from './tls/expired.ts'
import { handshake } from './tls/handshake.ts'
import { nameMismatch } from './tls/name-mismatch.ts'
import { starttlsMissing } from './tls/starttls-missing.ts'
import { untrusted } from './tls/untrusted.ts'
import { wrongMode } from './tls/wrong-mode.ts'

/** Every problem, the most specific first: where the evidence marks several with one certainty, the first one is named. */
export const PROBLEMS: readonly Problem[] = [
  ...ENTRA_REFUSALS,
  other,
  smtpAuthDisabledOrg, smtpAuthDisabledMailbox, smtpPasswordWrong, smtpPolicy, basicAuthDisabled,
  sendAsDenied, mailboxFull, senderBlocked, tenantBlocked, mailboxLogon,
  imapThrottled, smtpThrottled, tokenExpiredInSession, serviceUnavailable,
  xoauth2NotOffered, xoauth2Malformed,
  ...LOGIN_REFUSALS,
  imapRefused, smtpRefused, smtpNotAuthenticated, imapCommandRejected,
  expired, nameMismatch, untrusted, wrongMode, starttlsMissing, handshake,
  dns, refused, unreachable, timeout, proxy, closed, misbehaved,
]
