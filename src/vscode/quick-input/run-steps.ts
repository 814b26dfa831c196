import { cancelled } from '../../core/errors.ts'
import { ask, type Question } from './ask.ts'

/** What the steps so far have come to, by their keys. */
export type Answers = Readonly<Record<string, string | undefined>>

export interface Step {
  readonly key: string
  /** The question, in the light of the answers before it */
  readonly question: (answers: Answers) => Question
  /** Left out where the answers before make it pointless */
  readonly applies?: (answers: Answers) => boolean
}

/** Which step comes next, in one direction; undefined at the end. Pure, so that back and forth can be tested alone. */
export function nextStep(steps: readonly Step[], from: number, direction: 1 | -1, answers: Answers): number | undefined {
  for (let index = from + direction; index >= 0 && index < steps.length; index += direction) {
    if (steps[index]?.applies?.(answers) !== false) return index
  }
  return undefined
}

/** Asks step after step; back keeps what was entered. Throws `cancelled` when the person leaves. */
export async function runSteps(title: string, steps: readonly Step[], initial: Answers): Promise<Answers> {
  let answers = initial
  let index = nextStep(steps, -1, 1, answers)
  while (index !== undefined) {
    const step = steps[index]
    if (!step) break
    const answer = await ask(step.question(answers), placeOf(title, steps, index, answers), answers[step.key] ?? '')
    if (answer.kind === 'cancel') throw cancelled()
    if (answer.kind === 'value') answers = { ...answers, [step.key]: answer.value }
    index = answer.kind === 'back' ? (nextStep(steps, index, -1, answers) ?? index) : nextStep(steps, index, 1, answers)
  }
  return answers
}

function placeOf(title: string, steps: readonly Step[], index: number, answers: Answers) {
  const asked = steps.filter(({ applies }) => applies?.(answers) !== false)
  const step = steps[index]
  return { title, step: step ? asked.indexOf(step) + 1 : 1, totalSteps: asked.length }
}
