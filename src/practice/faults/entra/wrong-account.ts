import * as l10n from '@vscode/l10n'
import { userSetting } from '../setting.ts'

export const wrongAccount = userSetting({
  id: 'entra.wrong-account',
  step: 'U1',
  label: () => l10n.t('User of another tenant'),
  sentence: () => l10n.t('The user who signs in belongs to another tenant and is no guest of this one.'),
  isOn: ({ member }) => !member,
  broken: { member: false },
  right: { member: true },
})
