import type { ProfileStore } from '../../core/profiles/profile-store.ts'
import type { Vault } from '../../core/secrets/vault.ts'

/** The profiles and their secrets. The schema behind them is heavy, so they are loaded when first used. */
export interface Stores {
  readonly profiles: ProfileStore
  readonly vault: Vault
}
