import * as l10n from '@vscode/l10n'
import { authenticate } from '../../mail/smtp-session.ts'
import { smtpUser } from '../../profiles/profile.ts'
import type { MailboxCheck } from '../check.ts'
import { describeFailure } from '../describe-failure.ts'

/** SMTP AUTH as the helpdesk sends: STARTTLS, XOAUTH2, no mail. */
export const smtp: MailboxCheck = {
  id: 'exchange.smtp',
  scope: 'mailbox',
  requires: ['entra.client'],
  applies: (_profile, mailbox) => mailbox.smtp,
  async run({ token, endpoints, host, trust, signal, evidence, profile }, mailbox) {
    const answer = await token()
    if (answer.kind !== 'token') return { status: 'skip', summary: answer.kind === 'no-sign-in' ? answer.sentence : l10n.t('There is no token to log in with.') }
    // What the token carries is half of what a refusal means.
    evidence.adopt(answer.evidence.filter(({ kind }) => kind === 'token'))
    const authenticated = await authenticate({
      ...endpoints.smtp,
      lookup: host.lookup,
      trust,
      signal,
      evidence,
      user: smtpUser(profile.flow, mailbox),
      accessToken: answer.accessToken,
    })
    if (authenticated) return { status: 'pass', summary: l10n.t('SMTP AUTH succeeded.') }
    return { status: 'fail', summary: describeFailure(evidence.entries) }
  },
  /** Exchange checks the mailbox permission of an app-only token at the end of DATA alone, so AUTH leaves it open. */
  settle(own, run) {
    const appOnly = run.some(({ evidence: facts }) => facts.some((entry) => entry.kind === 'token' && entry.scp.length === 0))
    if (own.status !== 'pass' || !appOnly) return own
    const proven = run.some(({ check, mailbox, status }) => check === 'exchange.imap' && mailbox === own.mailbox && status === 'pass')
    if (proven) return own
    return {
      status: 'warn',
      summary: l10n.t('SMTP AUTH succeeded, which proves no permission to the mailbox: only exchange.round-trip, or a passing exchange.imap, does.'),
    }
  },
}
