import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

/** A number that Microsoft lists and no other fault or problem has. PATCH /state sets any other one. */
const NUMBER = 1000031

export const other = byNumber({
  id: 'entra.other',
  step: 'N1',
  number: NUMBER,
  sentence: () => l10n.t('Entra ID answers every request with AADSTS{0}.', NUMBER),
})
