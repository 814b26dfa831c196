import type { Host } from '../../core/host.ts'
import { Secret } from '../../core/secret.ts'
import { withTimeLimit } from './time-limit.ts'

const LIMIT_MS = 5_000
const MARKER = 'secrets.marker'

export type Endurance = 'lasting' | 'forgetful' | 'unavailable' | 'unproven'

/**
 * Whether the secret store outlives a reload. A marker is written to it, read back, and noted in the storage that does
 * last; when a later start finds the note and not the marker, the store forgets. `unproven` is the first start ever,
 * `unavailable` a store that does not answer within 5 s or does not keep what it was given.
 */
export async function secretEndurance({ secrets, storage }: Pick<Host, 'secrets' | 'storage'>, limitMs = LIMIT_MS): Promise<Endurance> {
  try {
    const noted = storage.get(MARKER) === true
    if (await withTimeLimit(secrets.get(MARKER), limitMs)) return noted ? 'lasting' : await note(storage)
    await withTimeLimit(secrets.set(MARKER, new Secret('here')), limitMs)
    if ((await withTimeLimit(secrets.get(MARKER), limitMs)) === undefined) return 'unavailable'
    return noted ? 'forgetful' : await note(storage)
  } catch {
    return 'unavailable'
  }
}

async function note(storage: Host['storage']): Promise<Endurance> {
  await storage.set(MARKER, true)
  return 'unproven'
}
