import * as l10n from '@vscode/l10n'
import { applicationSetting } from '../setting.ts'

export const accountType = applicationSetting({
  id: 'entra.account-type',
  step: 'A3',
  label: () => l10n.t('Personal accounts only'),
  sentence: () => l10n.t('The application is registered for personal Microsoft accounts only, while the mailboxes are those of a work account.'),
  isOn: ({ signInAudience }) => signInAudience === 'PersonalMicrosoftAccount',
  broken: { signInAudience: 'PersonalMicrosoftAccount' },
  right: { signInAudience: 'AzureADMyOrg' },
})
