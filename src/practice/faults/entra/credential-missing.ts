import * as l10n from '@vscode/l10n'
import { applicationSetting } from '../setting.ts'

export const credentialMissing = applicationSetting({
  id: 'entra.credential-missing',
  step: 'U3',
  label: () => l10n.t('Public client flows off'),
  sentence: () => l10n.t('"Allow public client flows" is set to No, so a sign-in with a device code, which sends no secret, is refused.'),
  isOn: ({ publicClientFlows }) => !publicClientFlows,
  broken: { publicClientFlows: false },
  right: { publicClientFlows: true },
})
