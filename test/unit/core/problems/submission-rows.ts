import { imap, type Row, smtp } from './facts.ts'

const TRAILER = '[AM0PR03CA0001.eurprd03.prod.outlook.com 2026-07-01T01:57:31.695Z 08DED6A3FAA75B29]'
const DENIED = '554 5.2.252 SendAsDenied; anna@contoso.example not allowed to send as team@contoso.example; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied'
const LOGON = '430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed'
const FULL = '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded'
const QUOTA = '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message'

/** What a mail meets after the login went well, and what only a client that errs is told. */
export const SUBMISSION_ROWS: readonly Row[] = [
  {
    id: 'exchange.send-as-denied',
    shown: [
      { by: 'a foreign sender', own: [smtp(DENIED, 'data', 'DATA')] },
      { by: 'the other wording', own: [smtp('550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'data', 'DATA')] },
      { by: 'the exception behind 5.2.0', own: [smtp('554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message', 'data', 'DATA')] },
    ],
    misses: [{ by: 'a quota behind 5.2.0', own: [smtp(QUOTA, 'data', 'DATA')] }],
  },
  {
    id: 'exchange.mailbox-logon',
    shown: [{ by: 'a mailbox that may not be opened', own: [smtp(LOGON, 'data', 'DATA')] }],
    misses: [{ by: 'a full mailbox', own: [smtp(FULL, 'data', 'DATA')] }],
  },
  {
    id: 'exchange.mailbox-full',
    shown: [{ by: 'its words', own: [smtp(FULL, 'data', 'DATA')] }],
    misses: [{ by: 'the quota of a day', own: [smtp(QUOTA, 'data', 'DATA')] }],
  },
  {
    id: 'exchange.sender-blocked',
    shown: [{ by: 'its code', own: [smtp('550 5.1.8 Access denied, bad outbound sender AS(42003)', 'data', 'DATA')] }],
    misses: [{ by: 'a blocked tenant', own: [smtp('550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP', 'data', 'DATA')] }],
  },
  {
    id: 'exchange.tenant-blocked',
    shown: [{ by: 'its code', own: [smtp('550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP', 'data', 'DATA')] }],
    misses: [{ by: 'a blocked sender', own: [smtp('550 5.1.8 Access denied, bad outbound sender AS(42003)', 'data', 'DATA')] }],
  },
  {
    id: 'exchange.smtp-password-wrong',
    shown: [{ by: 'its words', own: [smtp(`535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. ${TRAILER}`, 'auth', 'AUTH LOGIN')] }],
    misses: [{ by: 'a password that is no longer taken', own: [smtp(`535 5.7.139 Authentication unsuccessful, basic authentication is disabled. ${TRAILER}`, 'auth', 'AUTH LOGIN')] }],
  },
  {
    id: 'exchange.smtp-not-authenticated',
    shown: [{ by: 'no login before the mail', own: [smtp(`530 5.7.57 Client not authenticated to send mail. ${TRAILER}`, 'from', 'MAIL FROM')] }],
    misses: [{ by: 'a login that was refused before it', own: [smtp(`535 5.7.3 Authentication unsuccessful ${TRAILER}`), smtp(`530 5.7.57 Client not authenticated to send mail. ${TRAILER}`, 'from', 'MAIL FROM')] }],
  },
  {
    id: 'exchange.imap-command-rejected',
    shown: [{ by: 'a command with a wrong argument', own: [imap('A5 BAD Command Argument Error. 11', 'open', 'SELECT')] }],
    misses: [{ by: 'the same words to the login', own: [imap('A1 BAD Command Argument Error. 12', 'auth', 'AUTHENTICATE XOAUTH2')] }],
  },
]
