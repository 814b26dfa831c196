import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const conditionalAccess = setting({
  id: 'entra.conditional-access',
  step: 'P2',
  label: () => l10n.t('Conditional Access blocks'),
  sentence: () => l10n.t('A Conditional Access policy blocks every sign-in from this place, that of the application too.'),
  read: ({ tenant }) => tenant.conditionalAccessBlocks,
  write: (conditionalAccessBlocks) => ({ tenant: { conditionalAccessBlocks } }),
  broken: true,
  right: false,
})
