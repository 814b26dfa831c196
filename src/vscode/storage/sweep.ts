import type { Host } from '../../core/host.ts'
import { deleteProfile } from '../../core/profiles/delete-profile.ts'
import { removePracticeFolders } from '../terminal/run-folder.ts'
import type { LastReports } from './last-reports.ts'
import { keepPracticeRecord, keptPractice } from './practice-record.ts'
import type { Stores } from './stores.ts'

export interface Swept {
  readonly host: Host
  readonly reports: LastReports
  readonly runsFolder: string
}

/**
 * Takes away what an interruption has left: all that came with a practice tenant that no longer runs, secrets and results without
 * a profile. What cannot be swept now is left for the next start. Answers whether a practice tenant of another process runs on.
 */
export async function sweep({ profiles, vault }: Stores, { host, reports, runsFolder }: Swept): Promise<boolean> {
  try {
    const kept = await keptPractice(host.storage)
    if (kept && !kept.isRunning) {
      const known = new Set(profiles.list().map(({ id }) => id))
      for (const id of kept.record.profileIds) if (known.has(id)) await deleteProfile(profiles, vault, id)
      await removePracticeFolders(runsFolder, kept.record.pid)
      await keepPracticeRecord(host.storage, undefined)
    }
    const ids = [...profiles.list().map(({ id }) => id), ...profiles.corrupt()]
    await reports.sweep(ids)
    await vault.sweepOrphans(ids)
    return kept?.isRunning === true
  } catch (error) {
    host.log.warn(`Sweeping was put off: ${error instanceof Error ? error.message : 'unknown'}`)
    return false
  }
}
