import * as l10n from '@vscode/l10n'
import { imapReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const REJECTED = /\bBAD\b.*\bCommand Argument Error\b/i

/** As the answer to AUTHENTICATE the same words mean the text of the login itself. */
export const imapCommandRejected: Problem = {
  id: 'exchange.imap-command-rejected',
  mark: ({ own }) => (imapReplies(own, REJECTED).some(({ stage }) => stage !== 'auth') ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('Exchange Online cannot read a command of the helpdesk'),
    cause: l10n.t('The login is right, and a later IMAP command is written in a way that Exchange Online does not take, such as a folder name with special characters or a search that it does not know. The fault lies in the program that sends it.'),
    remedy: [
      l10n.t('Look in the helpdesk\'s log for the command before this answer. If it names a folder, choose another one without special characters, or the INBOX itself.'),
      l10n.t('Update the helpdesk, and report the command and this answer to its maker.'),
      l10n.t('Run the checks here. If they pass, mailbox and tenant are right.'),
    ],
  }),
}
