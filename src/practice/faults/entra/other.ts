import * as l10n from '@vscode/l10n'
import { byNumber, hasFault } from '../by-number.ts'
import type { Fault } from '../fault.ts'

/** A number that Microsoft lists and no other fault or problem has. PATCH /state sets any other one. */
const NUMBER = 1000031

/** On with every number that no other fault stands for. */
export const other: Fault = {
  ...byNumber({
    id: 'entra.other',
    step: 'N1',
    label: () => l10n.t('Another AADSTS number'),
    sentence: () => l10n.t('Entra ID answers every request with an AADSTS number that no other switch here stands for, such as {0}.', NUMBER),
    number: NUMBER,
  }),
  isOn({ service }) {
    const { answerWithNumber } = service.entra
    return answerWithNumber !== null && (answerWithNumber === NUMBER || !hasFault(answerWithNumber))
  },
}
