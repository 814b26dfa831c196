import * as l10n from '@vscode/l10n'
import { SHARED_MAILBOX } from '../../initial-state.ts'
import { patchMailbox, type Fault } from '../fault.ts'

export const sendAsDenied: Fault = {
  id: 'exchange.send-as-denied',
  step: 'U1',
  label: () => l10n.t('No permission to send as'),
  sentence: () => l10n.t('The user who signs in has no "Send as" permission on the shared mailbox.'),
  isOn: ({ mailboxes }, { ids }) => mailboxes[SHARED_MAILBOX]?.sendAs[ids.anna] !== true,
  break: (state, context) => ({ mailboxes: patchMailbox(state, context, SHARED_MAILBOX, { sendAs: { [context.ids.anna]: null } }) }),
  mend: (state, context) => ({ mailboxes: patchMailbox(state, context, SHARED_MAILBOX, { sendAs: { [context.ids.anna]: true } }) }),
}
