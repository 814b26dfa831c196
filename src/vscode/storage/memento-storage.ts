import type { Memento } from 'vscode'
import type { Storage } from '../../core/host.ts'

/** VS Code's globalState as core's storage. `set` with undefined takes the key away. */
export const mementoStorage = (memento: Memento): Storage => ({
  get: (key) => memento.get(key),
  set: async (key, value) => {
    await memento.update(key, value)
  },
  keys: () => memento.keys(),
})
