import * as l10n from '@vscode/l10n'
import type { Fault } from '../fault.ts'

const TEN_MINUTES_S = 600
/** Entra ID tolerates five minutes. */
const TOLERATED_S = 300

export const skew: Fault = {
  id: 'clock.skew',
  step: 'P2',
  label: () => l10n.t('Clock ten minutes slow'),
  sentence: () => l10n.t('The clock of this machine is ten minutes behind that of Entra ID.'),
  isOn: ({ service }) => Math.abs(service.entra.clockAheadS) > TOLERATED_S,
  break: () => ({ service: { entra: { clockAheadS: TEN_MINUTES_S } } }),
  mend: () => ({ service: { entra: { clockAheadS: 0 } } }),
}
