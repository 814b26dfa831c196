import * as l10n from '@vscode/l10n'
import { applicationSetting } from '../setting.ts'

export const appDisabled = applicationSetting({
  id: 'entra.app-disabled',
  step: 'C1',
  label: () => l10n.t('Enterprise application disabled'),
  sentence: () => l10n.t('The enterprise application is disabled: "Enabled for users to sign-in?" is set to No.'),
  isOn: ({ enabled }) => !enabled,
  broken: { enabled: false },
  right: { enabled: true },
})
