import type { Command } from './command.ts'
import { practiceOf } from './running-tenant.ts'

/** `()` → null: mends everything, at once. */
export const resetPracticeTenant: Command = {
  id: 'resetPracticeTenant',
  takesNothing: true,
  run: (services) => {
    practiceOf(services).reset()
    return Promise.resolve(null)
  },
}
