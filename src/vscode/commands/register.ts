import * as vscode from 'vscode'
import type { Services } from '../services.ts'
import { COMMAND_IDS, fullId } from './command-id.ts'

/** Registers every command; their code is loaded when the first is called. */
export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMAND_IDS.map((id) =>
      vscode.commands.registerCommand(fullId(id), async (...args: unknown[]) => {
        const { runCommand } = await import('./run-command.ts')
        return await runCommand(id, services, args)
      }),
    ),
  )
}
