import type { Question } from './question.ts'

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
