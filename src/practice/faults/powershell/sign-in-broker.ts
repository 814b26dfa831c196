import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

/** Met where PowerShell runs as another user than the one who signed in to Windows (Microsoft, Exchange troubleshooting, "Run As"). */
export const signInBroker = setting({
  id: 'powershell.sign-in-broker',
  step: 'P6',
  label: () => l10n.t('Windows sign-in broker fails'),
  sentence: () => l10n.t('The sign-in broker of Windows fails on the administrator\'s machine.'),
  read: ({ administrator }) => administrator.brokerFails,
  write: (brokerFails) => ({ administrator: { brokerFails } }),
  broken: true,
  right: false,
})
