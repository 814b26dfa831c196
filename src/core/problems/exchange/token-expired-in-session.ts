import * as l10n from '@vscode/l10n'
import { imapReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { EXPIRED_SESSION } from '../refusals.ts'

export const tokenExpiredInSession: Problem = {
  id: 'exchange.token-expired-in-session',
  mark: ({ own }) => (imapReplies(own, EXPIRED_SESSION).length > 0 ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('The connection outlived its token'),
    cause: l10n.t('Exchange Online ended a session whose access token had expired; a token lives for an hour or so. That is harmless where the client connects again with a fresh token.'),
    remedy: [
      l10n.t('Run the checks again: each run asks for a fresh token.'),
      l10n.t('If the helpdesk stops reading mail after an hour, it does not connect again: update it, or let it close the connection after each poll.'),
    ],
  }),
}
