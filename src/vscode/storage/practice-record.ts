import { connect } from 'node:net'
import type { Storage } from '../../core/host.ts'

const KEY = 'practice.running'
const ANSWER_LIMIT_MS = 1_000

/** Which profiles belong to a practice tenant, and the process that runs it: when that is gone, so is the tenant. */
export interface PracticeRecord {
  readonly pid: number
  /** Its admin endpoint's on 127.0.0.1: a number of a process may soon be another process's */
  readonly port: number
  readonly profileIds: readonly string[]
}

export const keepPracticeRecord = async (storage: Storage, record: PracticeRecord | undefined): Promise<void> => storage.set(KEY, record)

/** What is kept of a tenant of another process, and whether that still runs; undefined when nothing is kept. */
export async function keptPractice(storage: Storage): Promise<{ readonly record: PracticeRecord; readonly isRunning: boolean } | undefined> {
  const record = storage.get(KEY)
  return isRecord(record) ? { record, isRunning: isAnother(record.pid) && (await listens(record.port)) } : undefined
}

function isRecord(value: unknown): value is PracticeRecord {
  return typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'port' in value && typeof value.port === 'number'
    && 'profileIds' in value && Array.isArray(value.profileIds) && value.profileIds.every((id) => typeof id === 'string')
}

function isAnother(pid: number): boolean {
  try {
    // Signal 0 only asks (Node.js, process.kill).
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1', timeout: ANSWER_LIMIT_MS })
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('timeout', () => resolve(false))
    })
  } finally {
    socket.destroy()
  }
}
