import type { CheckId } from '../../core/checks/check-id.ts'
import { runReport } from '../../core/reports/run-report.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import type { Report } from '../../core/reports/report.ts'
import { trustFor } from '../../core/trust.ts'
import type { Services } from '../services.ts'
import { settings } from '../storage/settings.ts'
import { withProgress } from './progress.ts'

export interface CheckScope {
  readonly checks?: readonly CheckId[] | undefined
  readonly mailboxes?: readonly string[] | undefined
}

/**
 * Runs a profile's checks with progress in the tree, and keeps what they find. Throws as `runReport` does: `cancelled` when a
 * person stopped them, `argument.invalid`, `secret.unavailable`.
 */
export async function runProfileChecks(services: Services, profile: Profile, scope: CheckScope): Promise<Report> {
  const { profiles, vault } = await services.stores()
  const report = await withProgress(profile, () =>
    services.runs.run(profile.id, scope, (signal, onResult) =>
      runReport(profile, {
        host: services.host,
        vault,
        trust: trustFor(profile, profiles.ca(profile.id)),
        signal,
        limitMs: settings.checkLimitMs(),
        onResult,
        ...(scope.checks ? { checks: scope.checks } : {}),
        ...(scope.mailboxes ? { mailboxes: scope.mailboxes } : {}),
      }),
    ),
  )
  await services.keep(report)
  return report
}
