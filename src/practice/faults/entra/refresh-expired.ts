import * as l10n from '@vscode/l10n'
import type { Fault } from '../fault.ts'

export const refreshExpired: Fault = {
  id: 'entra.refresh-expired',
  step: 'U2',
  label: () => l10n.t('Sign-in ends after an hour'),
  sentence: () => l10n.t('A Conditional Access policy limits the sign-in frequency, so every sign-in ends after an hour.'),
  isOn: ({ tenant }) => tenant.signInFrequencyHours !== null,
  break: () => ({ tenant: { signInFrequencyHours: 1 } }),
  mend: () => ({ tenant: { signInFrequencyHours: null } }),
}
