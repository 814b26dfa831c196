import * as l10n from '@vscode/l10n'
import { imapReplies, smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const MALFORMED_SMTP = /^501\s+5\.5\.124\b/
const MALFORMED_IMAP = /\bBAD Command Argument Error\. 1[12]\b/i

export const xoauth2Malformed: Problem = {
  id: 'exchange.xoauth2-malformed',
  mark({ own }) {
    const marked = smtpReplies(own, MALFORMED_SMTP).length > 0 || imapReplies(own, MALFORMED_IMAP, 'auth').length > 0
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('Exchange Online cannot read what was sent as the login'),
    cause: l10n.t('The text of the login is not what XOAUTH2 asks for: user name or token were empty, or the text was put together or encoded wrongly.'),
    remedy: [
      l10n.t('Look whether the connection in the helpdesk has a user name, the whole address of the mailbox, and whether its sign-in still exists: set it up anew there.'),
      l10n.t('Run the checks here. If they pass, setting and tenant are right and the fault is the helpdesk\'s: update it, and report this message to its maker.'),
    ],
  }),
  next: ['exchange.imap-refused', 'exchange.smtp-refused'],
}
