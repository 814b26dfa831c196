import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'

/** One command of the program. */
export interface Command {
  readonly name: string
  /** Its arguments, as `--help` shows them */
  readonly usage: readonly string[]
  /** One localised sentence */
  readonly describe: () => string
  /** `args` are those after the command's name. Throws HelpdeskOAuthError. */
  run(args: readonly string[], io: Io): Promise<ExitCode>
}
