import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const throttled = setting({
  id: 'entra.throttled',
  step: 'N1',
  label: () => l10n.t('Entra ID throttles'),
  sentence: () => l10n.t('Entra ID gets more requests of this tenant than it permits and refuses further ones for a while.'),
  read: ({ service }) => service.entra.throttled,
  write: (throttled) => ({ service: { entra: { throttled } } }),
  broken: true,
  right: false,
})
