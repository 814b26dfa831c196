/** `fault.unknown`: details are the known ids. `state.invalid`: details are the path of the mistake, as a JSON Pointer (RFC 6901). */
export type PracticeErrorCode = 'fault.unknown' | 'state.invalid'

/** What the practice tenant refuses. Its message is a sentence fit to be shown and repeats no value it was given. */
export class PracticeError extends Error {
  override readonly name = 'PracticeError'
  readonly code: PracticeErrorCode
  readonly details: readonly string[]

  constructor(code: PracticeErrorCode, message: string, details: readonly string[]) {
    super(message)
    this.code = code
    this.details = details
  }
}
