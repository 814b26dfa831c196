import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const NOT_AUTHENTICATED = /\b5\.7\.57\b/
/** A login that was refused, whose reason stands beside it. */
const REFUSED_LOGIN = /\b535\b/

export const smtpNotAuthenticated: Problem = {
  id: 'exchange.smtp-not-authenticated',
  mark: ({ own }) => (smtpReplies(own, NOT_AUTHENTICATED).length > 0 && smtpReplies(own, REFUSED_LOGIN).length === 0 ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('The helpdesk did not log in before it sent'),
    cause: l10n.t('Exchange Online takes mail on this port from clients that have logged in, and this one sent its mail without any login: authentication is switched off in the connection, no user name is stored, or the helpdesk found no way to log in that it knows.'),
    remedy: [
      l10n.t('Open the outgoing connection in the helpdesk, switch authentication on, and choose Office 365 with OAuth. Host is smtp.office365.com, port 587, with STARTTLS.'),
      l10n.t('If a mail server of your own sends for the helpdesk, such as Postfix, it needs the login itself, and OAuth as well.'),
      l10n.t('Run the checks here: they prove what the OAuth connection needs.'),
    ],
  }),
  next: ['exchange.basic-auth-disabled', 'exchange.smtp-auth-disabled-org', 'exchange.smtp-refused'],
}
