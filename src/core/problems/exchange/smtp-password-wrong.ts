import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const WRONG_PASSWORD = /\b5\.7\.139\b.*user\s+credentials\s+were\s+incorrect/is

export const smtpPasswordWrong: Problem = {
  id: 'exchange.smtp-password-wrong',
  mark: ({ own }) => (smtpReplies(own, WRONG_PASSWORD).length > 0 ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('A password was sent for sending mail, and it is wrong'),
    cause: l10n.t('Exchange Online calls user name and password incorrect. So the outgoing connection of the helpdesk does not use OAuth but still logs in with a password, and even the right one will not do for long: Microsoft is switching basic authentication off.'),
    remedy: [
      l10n.t('Open the outgoing connection in the helpdesk and change its kind to Office 365 with OAuth. Incoming mail is a connection of its own: look at it too.'),
      l10n.t('Save, and delete the old password there, so that nothing falls back to it.'),
      l10n.t('Run the checks here: they prove what the OAuth connection needs.'),
    ],
  }),
  next: ['exchange.basic-auth-disabled', 'exchange.smtp-auth-disabled-org', 'exchange.smtp-refused'],
}
