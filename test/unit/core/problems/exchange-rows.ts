import { BOTH_ROLES, entra, imap, imapError, type Row, smtp, smtpError, token } from './facts.ts'

const HOST = '[BN9PR03CA0716.namprd03.prod.outlook.com 2026-07-01T01:57:31.695Z 08DED6A3FAA75B29]'
const NOT_CONNECTED = imap('A4 BAD User is authenticated but not connected.', 'open', 'NAMESPACE')
const OK = imap('A1 OK AUTHENTICATE completed.', 'auth', 'AUTHENTICATE XOAUTH2')
const IMAP_NO = imap('A1 NO AUTHENTICATE failed.', 'auth', 'AUTHENTICATE XOAUTH2')
const SMTP_573 = smtp(`535 5.7.3 Authentication unsuccessful ${HOST}`, 'auth', 'AUTH XOAUTH2')
const GMAIL = imap('A0 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)', 'auth', 'AUTHENTICATE XOAUTH2')

export const EXCHANGE_ROWS: readonly Row[] = [
  {
    id: 'exchange.principal-missing',
    shown: [
      { by: 'IMAP refused though the token has the role', certainty: 'likely', own: [IMAP_NO], beside: [token(BOTH_ROLES)] },
      { by: 'SMTP refused beside it', certainty: 'likely', own: [SMTP_573], beside: [token(BOTH_ROLES), IMAP_NO] },
    ],
    misses: [
      { by: 'a token without the role', own: [IMAP_NO], beside: [token([])] },
      { by: 'a token for another resource', own: [IMAP_NO], beside: [token(BOTH_ROLES, 'https://graph.microsoft.com')] },
      { by: 'a user who signed in', flow: 'user', own: [IMAP_NO], beside: [token(BOTH_ROLES)] },
      { by: 'Gmail\'s refusal', own: [GMAIL], beside: [token(BOTH_ROLES)] },
      { by: 'a server that is away', own: [imap('A1 NO Server Unavailable. 15')], beside: [token(BOTH_ROLES)] },
      { by: 'SMTP refused where IMAP logs in', own: [SMTP_573], beside: [token(BOTH_ROLES), OK] },
    ],
  },
  {
    id: 'exchange.not-connected',
    shown: [
      { by: 'a mailbox closed to the application', certainty: 'likely', own: [OK, NOT_CONNECTED], beside: [token(BOTH_ROLES)] },
      { by: 'a goodbye instead of the answer', certainty: 'likely', own: [OK, imap('* BYE Connection closed. 14', 'open'), imapError('CLOSED', 'open')], beside: [token(BOTH_ROLES)] },
      { by: 'SMTP refused beside it', certainty: 'likely', own: [SMTP_573], beside: [token(BOTH_ROLES), OK, NOT_CONNECTED] },
      { by: 'a user without rights', flow: 'user', own: [OK, NOT_CONNECTED] },
    ],
    misses: [
      { by: 'a refused login', own: [IMAP_NO], beside: [token(BOTH_ROLES)] },
      { by: 'SMTP switched off beside it', own: [smtp(`535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. ${HOST}`)], beside: [token(BOTH_ROLES), NOT_CONNECTED] },
      { by: 'another number of the goodbye', own: [imap('* BYE Connection is closed. 13', 'open')] },
    ],
  },
  {
    id: 'exchange.imap-throttled',
    shown: [
      { by: 'a refusal with a time', own: [OK, imap('A3 BAD Request is throttled. Suggested Backoff Time: 201317 milliseconds', 'open')] },
      { by: 'the same by NO at the login', own: [imap('A1 NO Request is throttled. Suggested Backoff Time: 299609 milliseconds')], beside: [token(BOTH_ROLES)] },
      { by: 'words glued to the status', own: [imap('A3 BADRequest is throttled. Suggested Backoff Time: 100 milliseconds', 'open')] },
    ],
    misses: [{ by: 'throttled sending', own: [smtp('432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.')] }],
  },
  {
    id: 'exchange.imap-refused',
    shown: [
      { by: 'a user\'s token', certainty: 'possible', flow: 'user', own: [IMAP_NO] },
      { by: 'an unknown flow', certainty: 'possible', flow: 'unknown', own: [IMAP_NO] },
      { by: 'an application whose token was not seen', certainty: 'possible', own: [IMAP_NO] },
    ],
    misses: [
      { by: 'an application whose token was seen', own: [IMAP_NO], beside: [token(BOTH_ROLES)] },
      { by: 'Gmail\'s refusal', flow: 'user', own: [GMAIL] },
      { by: 'Dovecot\'s refusal', own: [imap('A1 NO [AUTHENTICATIONFAILED] Authentication failed.')] },
      { by: 'a password refused', flow: 'user', own: [imap('2 NO LOGIN failed.', 'auth', 'LOGIN')] },
      { by: 'the same words at another stage', flow: 'user', own: [imap('A3 NO AUTHENTICATE failed.', 'open')] },
    ],
  },
  {
    id: 'exchange.basic-auth-disabled',
    shown: [
      { by: 'SMTP by password', own: [smtp(`535 5.7.139 Authentication unsuccessful, basic authentication is disabled. ${HOST}`)] },
      { by: 'SMTP by password after its end', own: [smtp('550 5.7.30 Basic authentication is not supported for Client Submission.')] },
      { by: 'IMAP by password', own: [imap('2 NO LOGIN failed.', 'auth', 'LOGIN')] },
      { by: 'IMAP with a reason', own: [imap('A1 NO [AUTHENTICATIONFAILED] AuthFailed:LogonDenied-BasicAuthBlocked-<UserType:OutlookCom> LogonFailed-BasicAuthBlocked')] },
      { by: 'another mechanism', own: [smtp(`504 5.7.4 Unrecognized authentication type ${HOST}`, 'auth', 'AUTH PLAIN')] },
    ],
    misses: [
      { by: 'our own mechanism', own: [smtp(`504 5.7.4 Unrecognized authentication type ${HOST}`, 'auth', 'AUTH XOAUTH2')] },
      { by: 'a policy\'s catch-all', own: [smtp('535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.')] },
      { by: 'Yahoo\'s refusal', own: [imap('A1 NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials', 'auth', 'LOGIN')] },
    ],
  },
  {
    id: 'exchange.xoauth2-malformed',
    shown: [
      { by: 'SMTP', own: [smtp(`501 5.5.124 Invalid XOAUTH2 auth data ${HOST}`, 'auth', 'AUTH XOAUTH2')] },
      { by: 'IMAP', own: [imap('A1 BAD Command Argument Error. 12', 'auth', 'AUTHENTICATE XOAUTH2')] },
    ],
    misses: [
      { by: 'the same words to another command', own: [OK, imap('A3 BAD Command Argument Error. 12', 'open', 'EXAMINE INBOX')] },
      { by: 'another fault of syntax', own: [smtp('501 5.5.4 Invalid arguments', 'capability', 'EHLO')] },
    ],
  },
  {
    id: 'exchange.xoauth2-not-offered',
    shown: [
      { by: 'IMAP', own: [imapError('NO_XOAUTH2', 'capability', '* CAPABILITY IMAP4rev1 AUTH=PLAIN IDLE')] },
      { by: 'SMTP', own: [smtpError('NO_XOAUTH2', 'capability')] },
      { by: 'an unknown mechanism', own: [smtp(`504 5.7.4 Unrecognized authentication type ${HOST}`, 'auth', 'AUTH XOAUTH2')] },
    ],
    misses: [{ by: 'STARTTLS that is not offered', own: [smtpError('NO_STARTTLS', 'starttls')] }],
  },
  {
    id: 'exchange.token-expired-in-session',
    shown: [{ by: 'its goodbye', own: [OK, imap('* BYE Session invalidated - AccessTokenExpired', 'open'), imapError('CLOSED', 'open')] }],
    misses: [{ by: 'an expired secret', own: [entra('invalid_client', 7000222, 'The provided client secret keys are expired.')] }],
  },
  {
    id: 'exchange.service-unavailable',
    shown: [
      { by: 'IMAP\'s words', own: [OK, imap('A3 NO Server Unavailable. 15', 'open')] },
      { by: 'the words at the login', own: [imap('A1 NO [UNAVAILABLE] AUTHENTICATE failed. Try later.')], beside: [token(BOTH_ROLES)] },
      { by: 'IMAP\'s goodbye', own: [imap('* BYE Connection is closed. 13'), imapError('CLOSED', 'auth')] },
      { by: 'SMTP that closes', certainty: 'likely', own: [smtp('421 4.3.2 Service not available', 'greeting')] },
      { by: 'a temporary failure of AUTH', certainty: 'likely', own: [smtp('454 4.7.0 Temporary authentication failure')] },
    ],
    misses: [
      { by: 'a refused login', own: [IMAP_NO] },
      { by: 'STARTTLS refused', own: [smtp('454 4.7.0 TLS not available due to local problem', 'starttls', 'STARTTLS')] },
    ],
  },
  {
    id: 'exchange.smtp-auth-disabled-org',
    shown: [
      { by: 'its words', own: [smtp(`535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. ${HOST}`)] },
      { by: 'its words over two lines', own: [smtp('535-5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled\r\n535 5.7.139 for the Tenant.')], beside: [token(BOTH_ROLES), NOT_CONNECTED] },
    ],
    misses: [{ by: 'the mailbox\'s switch', own: [smtp('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.')] }],
  },
  {
    id: 'exchange.smtp-auth-disabled-mailbox',
    shown: [
      { by: 'its words', own: [smtp(`535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. ${HOST}`)] },
      { by: 'its words, wrapped', own: [smtp('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication\nis disabled for the Mailbox')] },
    ],
    misses: [{ by: 'the organization\'s switch', own: [smtp('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.')] }],
  },
  {
    id: 'exchange.smtp-policy',
    shown: [
      { by: 'the security defaults', own: [smtp('535 5.7.139 Authentication unsuccessful, user is locked by your organization\'s security defaults policy. Contact your administrator.')] },
      { by: 'the catch-all', certainty: 'likely', own: [smtp(`535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator. ${HOST}`)] },
    ],
    misses: [{ by: '5.7.139 without a reason', own: [smtp(`535 5.7.139 Authentication unsuccessful ${HOST}`)] }],
  },
  {
    id: 'exchange.smtp-refused',
    shown: [
      { by: 'no reason, and nothing else known', certainty: 'possible', own: [SMTP_573] },
      { by: 'no reason, though IMAP logs in', certainty: 'possible', own: [SMTP_573], beside: [token(BOTH_ROLES), OK] },
      { by: '5.7.139 without a reason', certainty: 'possible', own: [smtp(`535 5.7.139 Authentication unsuccessful ${HOST}`)] },
      { by: 'a user who signed in', certainty: 'possible', flow: 'user', own: [SMTP_573] },
    ],
    misses: [
      { by: 'a reason in words', own: [smtp('535 5.7.139 Authentication unsuccessful, basic authentication is disabled.')] },
      { by: 'IMAP that tells more', own: [SMTP_573], beside: [token(BOTH_ROLES), IMAP_NO] },
      { by: 'Gmail\'s refusal', own: [smtp('535-5.7.8 Username and Password not accepted. For more information, go to\r\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials - gsmtp')] },
      { by: 'Postfix\' refusal', own: [smtp('535 5.7.8 Error: authentication failed: (reason unavailable)')] },
    ],
  },
  {
    id: 'exchange.smtp-throttled',
    shown: [
      { by: 'too many connections', own: [smtp('432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.')] },
      { by: 'the older words', own: [smtp('432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=DM5SPR00MB2471.namprd08.prod.outlook.com]', 'data')] },
      { by: 'too many recipients', own: [smtp('554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message.', 'data')] },
    ],
    misses: [
      { by: 'another storage error', own: [smtp('554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied', 'data')] },
      { by: 'a server that is away', own: [smtp('421 4.3.2 Service not available', 'greeting')] },
    ],
  },
]
