import * as l10n from '@vscode/l10n'
import { SHARED_MAILBOX } from '../../initial-state.ts'
import { patchMailbox, type Fault } from '../fault.ts'

export const notConnectedShared: Fault = {
  id: 'exchange.not-connected~shared',
  step: 'U1',
  label: () => l10n.t('Shared mailbox not permitted'),
  sentence: () => l10n.t('The user who signs in has no "Read and manage" permission to the shared mailbox.'),
  isOn: ({ mailboxes }, { ids }) => mailboxes[SHARED_MAILBOX]?.fullAccess[ids.anna] !== true,
  break: (state, context) => ({ mailboxes: patchMailbox(state, context, SHARED_MAILBOX, { fullAccess: { [context.ids.anna]: null } }) }),
  mend: (state, context) => ({ mailboxes: patchMailbox(state, context, SHARED_MAILBOX, { fullAccess: { [context.ids.anna]: true } }) }),
}
