import * as vscode from 'vscode'
import { registerCommands } from './vscode/commands/register.ts'
import type { Inspection } from './vscode/inspection.ts'
import { Services } from './vscode/services.ts'
import { registerProfileTree } from './vscode/tree/profile-tree.ts'

/** What `activate` answers, for tests and `npm start`. */
export interface Api {
  /** Address and key of the admin endpoint while the practice tenant runs in this window. */
  practiceAdmin(): { readonly url: string; readonly key: string } | undefined
  /** What the view shows and the storage holds. */
  inspect(): Promise<Inspection>
}

let running: Services | undefined

/** Wires and nothing else: what is heavy is loaded when a view or a command first needs it. */
export function activate(context: vscode.ExtensionContext): Api {
  const services = new Services(context)
  running = services
  context.subscriptions.push(services, registerProfileTree(services), registerCommands(services))
  return {
    practiceAdmin: () => services.practice?.admin,
    inspect: async () => (await import('./vscode/inspection.ts')).inspect(services),
  }
}

/** The practice tenant listens on ports and must not outlive the window. */
export async function deactivate(): Promise<void> {
  running?.runs.stop()
  await running?.practice?.close()
}
