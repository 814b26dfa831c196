import * as vscode from 'vscode'
import { chooseProfile } from './choose-profile.ts'
import type { Command } from './command.ts'

/** `(id)` → the id of the copy, which has the same secret. */
export const duplicateProfile: Command = {
  id: 'duplicateProfile',
  run: async (services, call) => {
    const { id } = await chooseProfile(services, call, { title: vscode.l10n.t('Duplicate Profile') })
    const { profiles, vault } = await services.stores()
    const copy = await profiles.duplicate(id)
    await vault.copy(id, copy)
    services.notify()
    return copy
  },
}
