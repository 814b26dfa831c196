import * as l10n from '@vscode/l10n'
import { userSetting } from '../setting.ts'

export const grantRevoked = userSetting({
  id: 'entra.grant-revoked',
  step: 'U2',
  label: () => l10n.t('Sign-in revoked'),
  sentence: () => l10n.t('An administrator revoked the sessions of the user who had signed in.'),
  isOn: ({ signInRevoked }) => signInRevoked,
  broken: { signInRevoked: true },
  right: { signInRevoked: false },
})
