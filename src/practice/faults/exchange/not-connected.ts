import * as l10n from '@vscode/l10n'
import { eachMailbox, type Fault } from '../fault.ts'

export const notConnected: Fault = {
  id: 'exchange.not-connected',
  step: 'X4',
  label: () => l10n.t('No mailbox permission'),
  sentence: () => l10n.t('The application has no FullAccess permission to the mailboxes of the profile.'),
  isOn: ({ mailboxes: all }, { ids, mailboxes }) => mailboxes.some((address) => all[address]?.fullAccess[ids.servicePrincipalObjectId] === undefined && all[address] !== undefined),
  break: (state, context) => eachMailbox(state, context, { fullAccess: { [context.ids.servicePrincipalObjectId]: null } }),
  mend: (state, context) => eachMailbox(state, context, { fullAccess: { [context.ids.servicePrincipalObjectId]: true } }),
}
