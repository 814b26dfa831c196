export interface TextQuestion {
  readonly kind: 'text'
  readonly prompt: string
  readonly placeholder?: string
  readonly isPassword?: boolean
  /** What is wrong with a value, as a sentence; a question that may be skipped takes an empty one. */
  readonly fault: (value: string) => string | undefined
}

export interface ChoiceQuestion {
  readonly kind: 'choice'
  readonly prompt: string
  readonly choices: readonly { readonly value: string; readonly label: string; readonly description?: string; readonly detail?: string }[]
}

export type Question = TextQuestion | ChoiceQuestion
