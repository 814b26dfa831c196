import type { Command } from './command.ts'

/** `()` → null: opens the log. */
export const showLog: Command = {
  id: 'showLog',
  takesNothing: true,
  run: (services) => {
    services.log.show()
    return Promise.resolve(null)
  },
}
