import * as vscode from 'vscode'
import { HelpdeskOAuthError, internal } from '../../core/errors.ts'
import { redactor } from '../../core/redaction.ts'
import { useWindowLanguage } from '../language.ts'
import type { Services } from '../services.ts'
import { TreeRow } from '../tree/tree-row.ts'
import type { Call } from './command.ts'
import type { CommandId } from './command-id.ts'
import { COMMANDS } from './registry.ts'

/**
 * The one wrapper around every command. A program's call rejects with a {@link HelpdeskOAuthError}; a person sees its
 * sentence in a notification, and never a stack, which goes into the log.
 */
export async function runCommand(id: CommandId, services: Services, args: readonly unknown[]): Promise<unknown> {
  useWindowLanguage()
  const command = COMMANDS.find((entry) => entry.id === id)
  if (!command) throw new Error(`No command ${id}`)
  const call = callOf(args)
  try {
    return await command.run(services, call)
  } catch (error) {
    const known = error instanceof HelpdeskOAuthError ? error : internal(error)
    writeToLog(id, known, services)
    if (call.by === 'program' || command.takesNothing === true) throw known
    if (known.code !== 'cancelled') tell(known, services)
    return undefined
  }
}

/** Menus hand over a row of the tree, the palette and keys without arguments nothing; all else comes from a program. */
export function callOf(args: readonly unknown[]): Call {
  const [first] = args
  if (first instanceof TreeRow) return { by: 'person', row: first }
  return args.every((argument) => argument === undefined || argument === null) ? { by: 'person', row: undefined } : { by: 'program', args }
}

function writeToLog(id: CommandId, error: HelpdeskOAuthError, { log }: Services): void {
  const redact = redactor([])
  log.info(redact.text(`${id}: ${error.code}: ${error.message}`))
  if (error.code === 'internal' && error.cause instanceof Error) log.error(redact.text(error.cause.stack ?? error.cause.message))
  else if (error.cause instanceof Error) log.debug(redact.text(error.cause.message))
}

function tell(error: HelpdeskOAuthError, { log }: Services): void {
  const showLog = vscode.l10n.t('Show Log')
  void vscode.window.showErrorMessage(error.message, ...(error.code === 'internal' ? [showLog] : [])).then((chosen) => {
    if (chosen === showLog) log.show()
  })
}
