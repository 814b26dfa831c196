import { cancelled } from '../../core/errors.ts'
import { ask } from './ask.ts'
import { type Answers, nextStep, type Step } from './next-step.ts'

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
