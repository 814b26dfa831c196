import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { durationWords } from '../practice/switch-rows.ts'
import type { Step } from '../quick-input/next-step.ts'
import { runSteps } from '../quick-input/run-steps.ts'
import type { Command } from './command.ts'
import { practiceOf } from './running-tenant.ts'

const OFFERED_S = [0, 10, 30, 120]
const OWN = 'own'
/** A day: longer than any change takes at Microsoft */
const LONGEST_S = 86_400

/** `(seconds)` → null: how long Exchange takes to act on a change from now on. */
export const setPracticeDelay: Command = {
  id: 'setPracticeDelay',
  run: async (services, call) => {
    const practice = practiceOf(services)
    const seconds = call.by === 'program' ? call.args[0] : await askSeconds(practice.read().delayMs / 1000)
    if (!isDelay(seconds)) throw argumentInvalid(rule())
    practice.setDelay(seconds * 1000)
    return null
  },
}

const isDelay = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_S

const rule = (): string => vscode.l10n.t('The delay is a whole number of seconds, from 0 to {0}.', LONGEST_S)

const secondsOf = (text: string | undefined): number => (/^\s*\d{1,5}\s*$/.test(text ?? '') ? Number(text) : Number.NaN)

async function askSeconds(present: number): Promise<number> {
  const isOwn = !OFFERED_S.includes(present)
  const answers = await runSteps(vscode.l10n.t('Set Propagation Delay'), steps(present, isOwn), { choice: isOwn ? OWN : String(present), seconds: String(present) })
  return secondsOf(answers['choice'] === OWN ? answers['seconds'] : answers['choice'])
}

const steps = (present: number, isOwn: boolean): readonly Step[] => [
  {
    key: 'choice',
    question: () => ({
      kind: 'choice',
      prompt: vscode.l10n.t('How long does Exchange take to act on a change? Entra ID acts at once.'),
      choices: [
        ...OFFERED_S.map((seconds) => ({ value: String(seconds), label: seconds === 0 ? vscode.l10n.t('None') : durationWords(seconds * 1000), ...(seconds === present ? nowWords() : {}) })),
        { value: OWN, label: vscode.l10n.t('Another time...'), ...(isOwn ? { description: durationWords(present * 1000) } : {}) },
      ],
    }),
  },
  {
    key: 'seconds',
    applies: ({ choice }) => choice === OWN,
    question: () => ({
      kind: 'text',
      prompt: vscode.l10n.t('Seconds that Exchange takes to act on a change'),
      fault: (value) => (isDelay(secondsOf(value)) ? undefined : rule()),
    }),
  },
]

const nowWords = (): { readonly description: string } => ({ description: vscode.l10n.t('as it is now') })
