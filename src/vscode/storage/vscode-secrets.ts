import type { SecretStorage } from 'vscode'
import type { SecretStore } from '../../core/host.ts'
import { Secret } from '../../core/secret.ts'

/**
 * VS Code's SecretStorage as core's store. Nothing is held in memory, so what another window changes or deletes is seen at
 * the next call. Limits and reading back are the vault's.
 */
export const vscodeSecrets = (storage: SecretStorage): SecretStore => ({
  get: async (key) => {
    const kept = await storage.get(key)
    return kept === undefined ? undefined : new Secret(kept)
  },
  set: async (key, value) => {
    await storage.store(key, openForStore(value))
  },
  delete: async (key) => {
    await storage.delete(key)
  },
})

/** The store is the one place beside the wire where a secret must be open: it encrypts what it is given. */
const openForStore = (value: Secret): string => value.reveal()
