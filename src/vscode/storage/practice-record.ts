import type { Storage } from '../../core/host.ts'

const KEY = 'practice.running'

/** Which profiles belong to a practice tenant, and the process that runs it: when that is gone, so is the tenant. */
export interface PracticeRecord {
  readonly pid: number
  readonly profileIds: readonly string[]
}

export const keepPracticeRecord = async (storage: Storage, record: PracticeRecord | undefined): Promise<void> => storage.set(KEY, record)

/** What is kept of a tenant whose process has ended; undefined when there is none, or when it still runs. */
export function deadPractice(storage: Storage): PracticeRecord | undefined {
  const kept = storage.get(KEY)
  return isRecord(kept) && !isAlive(kept.pid) ? kept : undefined
}

function isRecord(value: unknown): value is PracticeRecord {
  return typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number'
    && 'profileIds' in value && Array.isArray(value.profileIds) && value.profileIds.every((id) => typeof id === 'string')
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks (Node.js, process.kill).
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}
