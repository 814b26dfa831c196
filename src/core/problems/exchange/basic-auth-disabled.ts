import * as l10n from '@vscode/l10n'
import { imapReplies, smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const REFUSED_PASSWORD_SMTP = /\b5\.7\.139\b.*basic\s+authentication\s+is\s+disabled|\b550\s+5\.7\.30\b/is
const REFUSED_PASSWORD_IMAP = /\bNO\b.*\bLOGIN failed|LogonDenied-BasicAuthBlocked/i
const UNKNOWN_MECHANISM = /^504\s+5\.7\.4\b/

export const basicAuthDisabled: Problem = {
  id: 'exchange.basic-auth-disabled',
  mark({ own }) {
    const mechanism = smtpReplies(own, UNKNOWN_MECHANISM).some(({ command }) => !/XOAUTH2/i.test(command ?? ''))
    const password = smtpReplies(own, REFUSED_PASSWORD_SMTP).length > 0 || imapReplies(own, REFUSED_PASSWORD_IMAP).length > 0
    return mechanism || password ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('A password was sent, and Exchange Online takes none any more'),
    cause: l10n.t('This connection does not use OAuth: the helpdesk logged in with user name and password. Microsoft has switched off basic authentication, and no right password helps.'),
    remedy: [
      l10n.t('Open this connection in the helpdesk and change its kind to Office 365 with OAuth. Incoming and outgoing mail are two connections: look at both.'),
      l10n.t('Save, and delete the old password there, so that nothing falls back to it.'),
      l10n.t('Run the checks here: they prove what the OAuth connection needs.'),
    ],
  }),
  next: ['exchange.smtp-auth-disabled-org', 'exchange.imap-refused', 'exchange.smtp-refused'],
}
