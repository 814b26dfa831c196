import * as vscode from 'vscode'
import type { ChoiceQuestion, Question, TextQuestion } from './question.ts'

/** What came of one question. */
export type Answer = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'back' } | { readonly kind: 'cancel' }

export interface Place {
  readonly title: string
  /** From 1 */
  readonly step: number
  readonly totalSteps: number
}

/** Asks one question with VS Code's own input. Losing the focus, to copy a value from the portal, does not end it. */
export const ask = (question: Question, place: Place, value: string): Promise<Answer> =>
  question.kind === 'text' ? askText(question, place, value) : askChoice(question, place, value)

async function askText(question: TextQuestion, place: Place, value: string): Promise<Answer> {
  const input = vscode.window.createInputBox()
  input.value = value
  input.prompt = question.prompt
  input.password = question.isPassword === true
  if (question.placeholder !== undefined) input.placeholder = question.placeholder
  // A mistake is shown once something stands there: an empty field is no mistake yet.
  const judge = (): void => {
    input.validationMessage = input.value === '' ? undefined : question.fault(input.value)
  }
  return await shown(input, place, (answer) => [
    input.onDidChangeValue(judge),
    input.onDidAccept(() => {
      const fault = question.fault(input.value)
      input.validationMessage = fault
      if (fault === undefined) answer({ kind: 'value', value: input.value })
    }),
  ])
}

async function askChoice(question: ChoiceQuestion, place: Place, value: string): Promise<Answer> {
  const list = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: string }>()
  list.placeholder = question.prompt
  list.matchOnDescription = true
  list.items = question.choices.map((choice) => ({ ...choice }))
  // With nothing set, VS Code makes the first one active.
  const before = list.items.filter((item) => item.value === value)
  if (before.length > 0) list.activeItems = before
  return await shown(list, place, (answer) => [
    list.onDidAccept(() => {
      const [chosen] = list.selectedItems
      if (chosen) answer({ kind: 'value', value: chosen.value })
    }),
  ])
}

async function shown(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem & { readonly value: string }>,
  { title, step, totalSteps }: Place,
  listen: (answer: (answer: Answer) => void) => { dispose(): void }[],
): Promise<Answer> {
  input.title = title
  input.ignoreFocusOut = true
  if (totalSteps > 1) {
    input.step = step
    input.totalSteps = totalSteps
  }
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back]
  let owned: { dispose(): void }[] = [input]
  try {
    return await new Promise<Answer>((resolve) => {
      owned = [input, ...listen(resolve), input.onDidTriggerButton(() => resolve({ kind: 'back' })), input.onDidHide(() => resolve({ kind: 'cancel' }))]
      input.show()
    })
  } finally {
    for (const thing of owned.reverse()) thing.dispose()
  }
}
