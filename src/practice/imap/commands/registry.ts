import type { ImapCommand } from '../dialog.ts'
import { capabilityCommand, checkCommand, idCommand, logoutCommand, noopCommand } from './any-state.ts'
import { authenticateCommand, loginCommand } from './authenticate.ts'
import { appendCommand, copyCommand } from './copy.ts'
import { fetchCommand } from './fetch.ts'
import { changeFolderCommand, listCommand, namespaceCommand, statusCommand, subscribeCommand } from './folders.ts'
import { idleCommand } from './idle.ts'
import { closeCommand, selectCommand } from './open-folder.ts'
import { searchCommand } from './search.ts'
import { expungeCommand, storeCommand } from './store.ts'

const COMMANDS: readonly ImapCommand[] = [
  capabilityCommand, noopCommand, checkCommand, idCommand, logoutCommand, authenticateCommand, loginCommand, namespaceCommand, listCommand, statusCommand,
  selectCommand, closeCommand, idleCommand, fetchCommand, searchCommand, storeCommand, expungeCommand,
  copyCommand, appendCommand, subscribeCommand, changeFolderCommand,
]

/** By name in capitals. */
export const IMAP_COMMANDS: ReadonlyMap<string, ImapCommand> = new Map(COMMANDS.flatMap((command) => command.names.map((name) => [name, command])))
