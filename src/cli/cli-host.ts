import type { Host } from '../core/host.ts'
import type { Secret } from '../core/secret.ts'
import { readHostsFile } from './hosts-file.ts'
import { nameResolution } from './name-resolution.ts'

/** The outside of the command line: everything in memory, nothing logged, name resolution that ends with it. */
export interface CliHost extends Host {
  /** Ends what is still under way, so that the process can end */
  close(): void
}

export function createCliHost(): CliHost {
  const stored = new Map<string, unknown>()
  const secrets = new Map<string, Secret>()
  const silent = (): void => undefined
  const names = nameResolution(readHostsFile())
  return {
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    log: { trace: silent, info: silent, warn: silent, error: silent },
    storage: {
      get: (key) => stored.get(key),
      set: (key, value) => Promise.resolve(void stored.set(key, value)),
      keys: () => [...stored.keys()],
    },
    secrets: {
      get: (key) => Promise.resolve(secrets.get(key)),
      set: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
    },
    lookup: names.lookup,
    close: () => names.close(),
  }
}
