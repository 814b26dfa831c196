import type { Host } from '../../core/host.ts'
import { deleteProfile } from '../../core/profiles/delete-profile.ts'
import type { LastReports } from './last-reports.ts'
import { deadPractice, keepPracticeRecord } from './practice-record.ts'
import type { Stores } from './stores.ts'

/**
 * Takes away what an interruption has left: profiles of a practice tenant that no longer runs, secrets and results without
 * a profile. What cannot be swept now is left for the next start.
 */
export async function sweep({ profiles, vault }: Stores, { host, reports }: { readonly host: Host; readonly reports: LastReports }): Promise<void> {
  try {
    const dead = deadPractice(host.storage)
    if (dead) {
      const known = new Set(profiles.list().map(({ id }) => id))
      for (const id of dead.profileIds) if (known.has(id)) await deleteProfile(profiles, vault, id)
      await keepPracticeRecord(host.storage, undefined)
    }
    const ids = [...profiles.list().map(({ id }) => id), ...profiles.corrupt()]
    await reports.sweep(ids)
    await vault.sweepOrphans(ids)
  } catch (error) {
    host.log.warn(`Sweeping was put off: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}
