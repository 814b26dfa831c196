import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const RESTRICTED = /(?<![\d.])5\.1\.8\b/

export const senderBlocked: Problem = {
  id: 'exchange.sender-blocked',
  mark: ({ own }) => (smtpReplies(own, RESTRICTED).length > 0 ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('The sender is restricted from sending'),
    cause: l10n.t('The login is right. Microsoft suspects that this mailbox sends spam, because it sent much or because someone misused its account, and lets it send no more.'),
    remedy: [
      l10n.t('Look first whether the account was misused: change its password, revoke its sessions, and look for inbox rules and forwarding that nobody knows.'),
      l10n.t('Look what the helpdesk sent: two systems that answer each other\'s automatic replies make a loop, which looks like spam.'),
      l10n.t('Then unblock it: Microsoft Defender portal, "Email & collaboration", Review, "Restricted entities", the mailbox, Unblock. It can take an hour until its mail goes out again.'),
    ],
  }),
}
