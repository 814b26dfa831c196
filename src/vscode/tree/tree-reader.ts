import * as vscode from 'vscode'
import { HELPDESKS } from '../../core/helpdesks/registry.ts'
import { SCRIPTS } from '../../core/powershell/scripts/registry.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import { useWindowLanguage } from '../language.ts'
import type { Services } from '../services.ts'
import { secretEndurance } from '../storage/secret-endurance.ts'
import type { Stores } from '../storage/stores.ts'
import type { SecretState } from './tree-input.ts'
import { treeRows } from './tree-model.ts'
import type { TreeRow } from './tree-row.ts'

/**
 * Reads what the tree shows. The secret store may be slow, so rows come at once, and once more when it has answered: what
 * is kept here is whether there is a secret, never the secret.
 */
export class TreeReader {
  readonly #services: Services
  readonly #refresh: () => void
  readonly #secrets = new Map<string, SecretState>()
  #isAsking = false
  /** Counts the changes: an answer from before the last one is of no use */
  #changes = 0

  constructor(services: Services, refresh: () => void) {
    useWindowLanguage()
    this.#services = services
    this.#refresh = refresh
    services.own(services.onDidChange(() => {
      this.#changes++
      this.#secrets.clear()
    }))
  }

  async rows(): Promise<readonly TreeRow[]> {
    const { runs, reports, practice } = this.#services
    const stores = await this.#services.stores()
    const profiles = stores.profiles.list()
    void this.#ask(profiles, stores)
    return treeRows(
      profiles.map((profile) => ({
        profile,
        results: reports.get(profile.id),
        live: runs.live(profile.id),
        secret: this.#secrets.get(profile.id) ?? 'unknown',
        isPractice: practice?.profileIds.includes(profile.id) ?? false,
        productName: HELPDESKS.find(({ id }) => id === profile.helpdesk.product)?.name ?? vscode.l10n.t('Other'),
        scripts: new Set(SCRIPTS.filter(({ flows }) => flows.includes(profile.flow)).map(({ id }) => id)),
      })),
      stores.profiles.corrupt(),
      { now: new Date(), locale: vscode.env.language },
    )
  }

  /** The sentence to show above the tree where secrets will not last; undefined where all is well. */
  async warning(): Promise<string | undefined> {
    switch (await secretEndurance(this.#services.host)) {
      case 'forgetful':
        return vscode.l10n.t('This VS Code forgets secrets when its window is reloaded. Set client secrets again after each start.')
      case 'unavailable':
        return vscode.l10n.t('The secret store of VS Code cannot be used at present. Unlock the keychain of this computer, then reload the window.')
      case 'lasting':
      case 'unproven':
        return undefined
    }
  }

  async #ask(profiles: readonly Profile[], { vault }: Stores): Promise<void> {
    const unknown = profiles.filter(({ id }) => !this.#secrets.has(id))
    if (this.#isAsking || unknown.length === 0) return
    this.#isAsking = true
    const changes = this.#changes
    for (const profile of unknown) {
      const state = await vault.credential(profile).then(({ kind }) => kind, () => 'unavailable' as const)
      if (changes !== this.#changes) break
      this.#secrets.set(profile.id, state)
    }
    this.#isAsking = false
    this.#refresh()
  }
}
