/** What the program's end says: nothing failed and a check passed; a check failed; bad input; could not run, stopped, or nothing to tell. */
export const EXIT = { ok: 0, failed: 1, badInput: 2, couldNotRun: 3 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
