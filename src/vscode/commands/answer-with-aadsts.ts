import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { runSteps } from '../quick-input/run-steps.ts'
import type { Command } from './command.ts'
import { practiceOf } from './running-tenant.ts'

const LARGEST = 99_999_999

/** `(number)` → null: Entra answers everything with this AADSTS number, until 0 ends it. */
export const answerWithAadsts: Command = {
  id: 'answerWithAadsts',
  run: async (services, call) => {
    const practice = practiceOf(services)
    const number = call.by === 'program' ? call.args[0] : await askNumber(practice.read().answeredNumber)
    if (!isNumber(number)) throw argumentInvalid(rule())
    practice.answerWithNumber(number === 0 ? undefined : number)
    return null
  },
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST

const rule = (): string => vscode.l10n.t('An AADSTS number is a whole number from 1 to {0}.', LARGEST)

/** As it stands in a log too: `AADSTS50011`. Empty is 0. */
function numberOf(text: string): number {
  const digits = /^(?:AADSTS)?(\d{0,8})$/i.exec(text.trim())?.[1]
  return digits === undefined ? Number.NaN : Number(digits)
}

async function askNumber(present: number | undefined): Promise<number> {
  const { number = '' } = await runSteps(vscode.l10n.t('Answer with an AADSTS Number'), [{
    key: 'number',
    question: () => ({
      kind: 'text',
      prompt: vscode.l10n.t('Entra ID answers every request with this number. Leave it empty to end that.'),
      placeholder: '50011',
      fault: (value) => (isNumber(numberOf(value)) ? undefined : rule()),
    }),
  }], { number: present === undefined ? '' : String(present) })
  return numberOf(number)
}
