import * as l10n from '@vscode/l10n'
import { argumentInvalid, HelpdeskOAuthError, internal } from '../core/errors.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { helpText, version } from './help.ts'
import type { Io } from './io.ts'
import { useLanguage } from './language.ts'
import { practice } from './practice.ts'
import { script } from './script.ts'
import { validate } from './validate.ts'

const COMMANDS: readonly Command[] = [check, validate, script, practice]

/** Runs the program. Every error becomes one sentence on standard error and an exit code; nothing is thrown. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    useLanguage(args)
    const code = await dispatch(withoutLanguage(args), io)
    return io.signal.aborted ? EXIT.couldNotRun : code
  } catch (error) {
    if (io.signal.aborted) {
      io.note(l10n.t('Stopped.'))
      return EXIT.couldNotRun
    }
    const known = error instanceof HelpdeskOAuthError ? error : internal(error)
    io.note(known.message)
    return exitCodeFor(known)
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  const command = COMMANDS.find((one) => one.name === name)
  if (command !== undefined) {
    if (!asksForHelp(args)) return command.run(args, io)
    io.out(helpText([command]))
    return EXIT.ok
  }
  if (name === '--help' && args.length === 0) {
    io.out(helpText(COMMANDS))
    return EXIT.ok
  }
  if (name === '--version' && args.length === 0) {
    io.out(`${version()}\n`)
    return EXIT.ok
  }
  throw argumentInvalid(l10n.t('Name one of these commands: {0}. Add --help to see what they take.', COMMANDS.map((one) => one.name).join(', ')))
}

/** What stands after `--` is never an option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).includes('--help')
}

/** The language is settled before a command is looked for, wherever it stands. */
function withoutLanguage([first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined) return []
  if (first === '--') return [first, ...rest]
  if (first === '--language') return withoutLanguage(rest.slice(1))
  return first.startsWith('--language=') ? withoutLanguage(rest) : [first, ...withoutLanguage(rest)]
}

function exitCodeFor({ code }: HelpdeskOAuthError): ExitCode {
  switch (code) {
    case 'argument.invalid':
    case 'document.invalid':
    case 'confirmation.required':
    case 'profile.unknown':
      return EXIT.badInput
    case 'secret.missing':
    case 'secret.unavailable':
    case 'signin.failed':
    case 'cancelled':
    case 'internal':
      return EXIT.couldNotRun
  }
}
