import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const CONNECTIONS = /\b4\.3\.2\b.*(?:concurrent connections limit|sender thread limit)/is
const RECIPIENTS = /SubmissionQuotaExceeded|\b550\s+5\.1\.90\b/i

/** Microsoft, "Improvements in SMTP AUTH client submission": 3 connections, 30 messages a minute, 10,000 recipients a day. */
export const smtpThrottled: Problem = {
  id: 'exchange.smtp-throttled',
  mark: ({ own }) => (smtpReplies(own, CONNECTIONS).length > 0 || tooManyRecipients(own) ? 'certain' : undefined),
  explain: ({ own }) => ({
    title: l10n.t('The mailbox sends more than Exchange Online permits'),
    cause: tooManyRecipients(own)
      ? l10n.t('The login is right. The mailbox has reached its limit of 10,000 recipients within 24 hours.')
      : l10n.t('The login is right. The mailbox has more than 3 connections open for sending at the same time, and Exchange Online refuses further ones.'),
    remedy: [
      l10n.t('Wait some minutes, or until tomorrow where the daily limit is reached, then run the checks once.'),
      l10n.t('Let the helpdesk send through one connection, and at most 30 mails a minute.'),
      l10n.t('Look for other programs that send as the same mailbox, such as scanners, monitoring or newsletters, and give them a mailbox of their own.'),
    ],
  }),
}

const tooManyRecipients = (own: readonly Evidence[]): boolean => smtpReplies(own, RECIPIENTS).length > 0
