import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const otherCloud = setting<'usgov' | 'china' | null>({
  id: 'entra.other-cloud',
  step: 'C2',
  label: () => l10n.t('Tenant in another cloud'),
  sentence: () => l10n.t('The tenant lives in Microsoft\'s cloud for the US Government, not in the one that the profile names.'),
  read: ({ tenant }) => tenant.nationalCloud,
  write: (nationalCloud) => ({ tenant: { nationalCloud } }),
  broken: 'usgov',
  right: null,
})
