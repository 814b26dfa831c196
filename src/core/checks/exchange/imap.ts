import * as l10n from '@vscode/l10n'
import { openInbox } from '../../mail/imap-session.ts'
import { imapUser } from '../../profiles/profile.ts'
import type { MailboxCheck } from '../check.ts'
import { describeFailure } from '../describe-failure.ts'

/** IMAP as the helpdesk polls: TLS, XOAUTH2, and the INBOX opened read-only. */
export const imap: MailboxCheck = {
  id: 'exchange.imap',
  scope: 'mailbox',
  requires: ['entra.client'],
  applies: (_profile, mailbox) => mailbox.imap,
  async run({ token, endpoints, host, trust, signal, evidence }, mailbox) {
    const answer = await token()
    if (answer.kind !== 'token') return { status: 'skip', summary: answer.kind === 'no-sign-in' ? answer.sentence : l10n.t('There is no token to log in with.') }
    // What the token carries is half of what a refusal means.
    evidence.adopt(answer.evidence.filter(({ kind }) => kind === 'token'))
    const outcome = await openInbox({
      ...endpoints.imap,
      lookup: host.lookup,
      trust,
      signal,
      evidence,
      user: imapUser(mailbox),
      accessToken: answer.accessToken,
    })
    if (outcome.opened) return { status: 'pass', summary: l10n.t('Logged in and opened the INBOX ({0} messages).', outcome.messages ?? 0) }
    return { status: 'fail', summary: describeFailure(evidence.entries) }
  },
}
