import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const permissionInvalid: Problem = {
  id: 'entra.permission-invalid',
  mark: markedByNumber(65006, 650054),
  explain: () => ({
    title: l10n.t('The application asks for a permission that does not exist'),
    cause: l10n.t('Among the permissions of the application is one that its service does not offer, or not any more: an old permission, or one whose id was taken from another service.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, "API permissions", and remove each permission that shows an id instead of a name, and each that the helpdesk does not need.'),
      l10n.t('Add the permissions again from the list: "Add a permission", "APIs my organization uses", "Office 365 Exchange Online".'),
      l10n.t('On the same page choose "Grant admin consent". The status column must show "Granted" for each.'),
    ],
  }),
  script: 'grant-permissions',
  link: 'api-permissions',
  next: ['entra.roles-missing'],
}
