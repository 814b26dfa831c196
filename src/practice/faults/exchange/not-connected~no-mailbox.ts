import * as l10n from '@vscode/l10n'
import type { Fault } from '../fault.ts'

export const notConnectedNoMailbox: Fault = {
  id: 'exchange.not-connected~no-mailbox',
  step: 'X4',
  label: () => l10n.t('Mailboxes deleted'),
  sentence: () => l10n.t('The mailboxes of the profile do not exist: they were deleted, or have no license any more.'),
  isOn: ({ mailboxes: all }, { mailboxes }) => mailboxes.some((address) => all[address] === undefined),
  break: (_state, { mailboxes }) => ({ mailboxes: Object.fromEntries(mailboxes.map((address) => [address, null])) }),
  mend: (_state, { mailboxes, healthy }) => ({ mailboxes: Object.fromEntries(mailboxes.map((address) => [address, healthy.mailboxes[address]])) }),
}
