import { idArgument } from './arguments.ts'
import type { Command } from './command.ts'

/** `(id?)` → null: ends that profile's run, or all runs. */
export const stopChecks: Command = {
  id: 'stopChecks',
  takesNothing: true,
  run: (services, call) => {
    services.runs.stop(call.by === 'program' ? idArgument(call.args[0]) : call.row?.target?.profileId)
    return Promise.resolve(null)
  },
}
