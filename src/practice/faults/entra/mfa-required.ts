import * as l10n from '@vscode/l10n'
import { userSetting } from '../setting.ts'

export const mfaRequired = userSetting({
  id: 'entra.mfa-required',
  step: 'U1',
  label: () => l10n.t('Second factor required'),
  sentence: () => l10n.t('The user who signs in has to pass multifactor authentication, which only an interactive sign-in can do.'),
  isOn: ({ mfaRequired }) => mfaRequired,
  broken: { mfaRequired: true },
  right: { mfaRequired: false },
})
