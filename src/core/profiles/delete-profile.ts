import type { Vault } from '../secrets/vault.ts'
import type { ProfileStore } from './profile-store.ts'

/**
 * Deletes a profile, then its secret: should the second fail, the secret is an orphan that the next start sweeps away, while
 * the other order would leave a profile without its secret. Throws `profile.unknown` and `secret.unavailable`.
 */
export async function deleteProfile(store: ProfileStore, vault: Vault, id: string): Promise<void> {
  await store.delete(id)
  await vault.delete(id)
}
