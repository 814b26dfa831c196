import * as l10n from '@vscode/l10n'
import { imapReplies, smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { UNAVAILABLE_IMAP } from '../refusals.ts'

/** 421: service not available (RFC 5321, section 4.2.3). 454 to AUTH: temporary failure (RFC 4954, section 4.7.1). */
const UNAVAILABLE_SMTP = /^421\b/
const TEMPORARY_FAILURE = /^454\b/

export const serviceUnavailable: Problem = {
  id: 'exchange.service-unavailable',
  mark({ own }) {
    if (imapReplies(own, UNAVAILABLE_IMAP).length > 0) return 'certain'
    return smtpReplies(own, UNAVAILABLE_SMTP).length > 0 || smtpReplies(own, TEMPORARY_FAILURE, 'auth').length > 0 ? 'likely' : undefined
  },
  explain: () => ({
    title: l10n.t('The mail server is not available for the moment'),
    cause: l10n.t('Exchange Online answered that it cannot serve this mailbox just now. That passes; nothing in the profile has to be changed.'),
    remedy: [
      l10n.t('Wait some minutes and run the checks again.'),
      l10n.t('If it lasts, look in the Microsoft 365 admin center under Health, "Service health", for a fault of Exchange Online.'),
    ],
  }),
}
