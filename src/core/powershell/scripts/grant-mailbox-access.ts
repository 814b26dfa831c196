import * as l10n from '@vscode/l10n'
import { imapUser, smtpUser } from '../../profiles/profile.ts'
import { exchangeValues, requireObjectId } from '../exchange-values.ts'
import { quote } from '../quoting.ts'
import type { ScriptDeclaration, ScriptInput } from './script.ts'

/** The mailboxes that the application logs in to, each once, in the profile's order. */
function loginNames({ mailboxes }: ScriptInput): readonly string[] {
  const names = mailboxes.flatMap((mailbox) => [
    ...(mailbox.imap ? [imapUser(mailbox)] : []),
    ...(mailbox.smtp ? [smtpUser('app-only', mailbox)] : []),
  ])
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
}

/** Setup step X4: FullAccess for the service principal on each mailbox, which app-only IMAP and SMTP both need. */
export const grantMailboxAccess: ScriptDeclaration = {
  id: 'grant-mailbox-access',
  module: 'ExchangeOnlineManagement',
  flows: ['app-only'],
  rolesNeeded: ['Organization Management', 'Exchange Administrator'],
  title: () => l10n.t('Give the service principal the mailboxes'),
  values: (input) => [
    ...exchangeValues(input),
    { name: 'clientId', value: input.profile.clientId, comment: 'Application (client) id' },
    { name: 'objectId', value: requireObjectId(input), comment: 'Object id of the enterprise application, as registered in Exchange' },
    { name: 'mailboxes', value: loginNames(input), comment: 'The mailboxes it may open' },
  ],
  snippet: (input) => {
    const objectId = quote(requireObjectId(input))
    return loginNames(input).map(
      (name) => `Add-MailboxPermission -Identity ${quote(name)} -User ${objectId} -AccessRights FullAccess -ErrorAction Stop`,
    )
  },
}
