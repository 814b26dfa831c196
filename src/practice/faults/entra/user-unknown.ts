import * as l10n from '@vscode/l10n'
import { ANNA } from '../../initial-state.ts'
import type { Fault } from '../fault.ts'

export const userUnknown: Fault = {
  id: 'entra.user-unknown',
  step: 'U1',
  label: () => l10n.t('User deleted'),
  sentence: () => l10n.t('The user who signs in was deleted from the directory.'),
  isOn: ({ users }) => users[ANNA] === undefined,
  break: () => ({ users: { [ANNA]: null } }),
  mend: (_state, { healthy }) => ({ users: { [ANNA]: healthy.users[ANNA] } }),
}
