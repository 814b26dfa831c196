import * as l10n from '@vscode/l10n'
import { ANNA } from '../../initial-state.ts'
import type { Fault } from '../fault.ts'

/** For the application a missing permission leads there too: that is `exchange.not-connected`, which IMAP shows first. */
export const mailboxLogon: Fault = {
  id: 'exchange.mailbox-logon',
  step: 'U1',
  label: () => l10n.t('User without a mailbox'),
  sentence: () => l10n.t('The user who signs in has no mailbox of his own, because the license with Exchange Online was taken away.'),
  isOn: ({ mailboxes }) => mailboxes[ANNA] === undefined,
  break: () => ({ mailboxes: { [ANNA]: null } }),
  mend: (_state, { healthy }) => ({ mailboxes: { [ANNA]: healthy.mailboxes[ANNA] } }),
}
