import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { imapReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { THROTTLED_IMAP } from '../refusals.ts'

const BACKOFF = /Suggested Backoff Time: ?(\d{1,10}) milliseconds/i

export const imapThrottled: Problem = {
  id: 'exchange.imap-throttled',
  mark: ({ own }) => (imapReplies(own, THROTTLED_IMAP).length > 0 ? 'certain' : undefined),
  explain: ({ own }) => ({
    title: l10n.t('Exchange Online slows this mailbox down'),
    cause: cause(backoffSeconds(own)),
    remedy: [
      l10n.t('Wait that time, then run the checks once. Each further try before prolongs it.'),
      l10n.t('Let the helpdesk poll this mailbox less often, and with one connection.'),
      l10n.t('Look for other programs that read the same mailbox by IMAP: an old helpdesk, a mail client, a backup or a migration.'),
      l10n.t('Move old mails out of the INBOX if the helpdesk reads all of it at each poll.'),
    ],
  }),
}

function backoffSeconds(own: readonly Evidence[]): number | undefined {
  const found = imapReplies(own, BACKOFF).at(-1)?.reply
  const milliseconds = BACKOFF.exec(found ?? '')?.[1]
  return milliseconds === undefined ? undefined : Math.ceil(Number(milliseconds) / 1000)
}

const cause = (seconds: number | undefined): string =>
  seconds === undefined
    ? l10n.t('The login is right. The mailbox gets more requests or connections than Exchange Online permits, so it refuses further ones for a while.')
    : l10n.t('The login is right. The mailbox gets more requests or connections than Exchange Online permits, so it refuses further ones for {0} seconds.', seconds)
