import dns from 'node:dns'
import { HelpdeskOAuthError } from '../../src/core/errors.ts'
import type { Host, Log } from '../../src/core/host.ts'
import type { Secret } from '../../src/core/secret.ts'

export interface FakeHost extends Host {
  readonly lines: string[]
  readonly values: Map<string, unknown>
  readonly kept: Map<string, Secret>
  /** Makes every call of the secret store fail, as a locked keyring does */
  locked: boolean
}

/** A host in memory: real clock and name resolution, everything else a map that a test can look into. */
export function fakeHost(): FakeHost {
  const lines: string[] = []
  const values = new Map<string, unknown>()
  const kept = new Map<string, Secret>()
  const write = (line: string) => void lines.push(line)
  const log: Log = { trace: write, info: write, warn: write, error: write }
  const host: FakeHost = {
    lines,
    values,
    kept,
    locked: false,
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    log,
    storage: {
      get: (key) => values.get(key),
      set: (key, value) => {
        if (value === undefined) values.delete(key)
        else values.set(key, structuredClone(value))
        return Promise.resolve()
      },
      keys: () => [...values.keys()],
    },
    secrets: {
      get: (key) => guarded(() => kept.get(key)),
      set: (key, value) => guarded(() => void kept.set(key, value)),
      delete: (key) => guarded(() => void kept.delete(key)),
    },
    lookup: dns.lookup,
  }
  const guarded = <T>(work: () => T): Promise<T> =>
    host.locked ? Promise.reject(new HelpdeskOAuthError('secret.unavailable', 'The keyring is locked.')) : Promise.resolve(work())
  return host
}
