import { HelpdeskOAuthError } from '../../core/errors.ts'
import type { Report } from '../../core/reports/report.ts'
import type { Command } from './command.ts'
import { runProfileChecks } from './run-profile-checks.ts'

/** `()` → the reports, in the tree's order; those stopped by a person are left out. */
export const runAllChecks: Command = {
  id: 'runAllChecks',
  takesNothing: true,
  run: async (services) => {
    const { profiles } = await services.stores()
    const runs = profiles.list().map((profile) => runProfileChecks(services, profile, {}))
    const outcomes = await Promise.allSettled(runs)
    return outcomes.flatMap((outcome): Report[] => {
      if (outcome.status === 'fulfilled') return [outcome.value]
      if (outcome.reason instanceof HelpdeskOAuthError && outcome.reason.code === 'cancelled') return []
      throw outcome.reason
    })
  },
}
