import * as l10n from '@vscode/l10n'
import { userSetting } from '../setting.ts'

export const userDisabled = userSetting({
  id: 'entra.user-disabled',
  step: 'U1',
  label: () => l10n.t('User disabled'),
  sentence: () => l10n.t('The account of the user who signs in is disabled.'),
  isOn: ({ enabled }) => !enabled,
  broken: { enabled: false },
  right: { enabled: true },
})
