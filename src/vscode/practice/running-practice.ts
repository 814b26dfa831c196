/** One thing that can be broken in the practice tenant. */
export interface PracticeFault {
  readonly id: string
  /** The setup step where an admin would meet it, such as `X3` */
  readonly step: string
  /** What is broken, localised, in about 30 characters */
  readonly label: string
  /** The same as one sentence */
  readonly sentence: string
  readonly on: boolean
}

/** What is set in the practice tenant at this moment. */
export interface PracticeState {
  readonly faults: readonly PracticeFault[]
  /** How long Exchange takes to act on a change, in milliseconds */
  readonly delayMs: number
  /** The AADSTS number that Entra answers everything with; undefined = none */
  readonly answeredNumber: number | undefined
}

/** The practice tenant of this window, as far as others need to know it. */
export interface RunningPractice {
  readonly profileIds: readonly string[]
  readonly admin: { readonly url: string; readonly key: string }
  /** Environment of a terminal in which the practice tenant's scripts run */
  readonly powershellEnv: Readonly<Record<string, string>>
  read(): PracticeState
  /** Throws `argument.invalid` for a fault that does not exist. */
  setFault(id: string, on: boolean): void
  /** Back to a tenant in which all is right, at once, and with the mail it began with. The delay stays. */
  reset(): void
  setDelay(delayMs: number): void
  /** From 1 to 99,999,999; undefined ends it. */
  answerWithNumber(number: number | undefined): void
  /** Something was set, by whomever. Answers what ends the subscription. */
  onDidChange(listener: () => void): { dispose(): void }
  close(): Promise<void>
}
