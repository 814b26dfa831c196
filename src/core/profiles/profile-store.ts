import * as l10n from '@vscode/l10n'
import { argumentInvalid, confirmationRequired, profileUnknown } from '../errors.ts'
import type { Storage } from '../host.ts'
import { needsConfirmation } from './confirmation.ts'
import { applyChanges, parseDocumentValue, parseProfile } from './document.ts'
import { isOwnCloud } from './clouds.ts'
import type { Profile, ProfilesDocument } from './profile.ts'
import { profileChanges } from './profile-diff.ts'
import { type ProfileRecord, readRecord } from './profile-record.ts'
import { LONGEST_NAME } from './schema.ts'

/** What a caller says beside the profile itself. */
export interface SaveOptions {
  /** Every host was shown, or the caller takes the responsibility. */
  readonly confirm?: boolean | undefined
  /** PEM; kept with own-cloud profiles alone */
  readonly ca?: string | undefined
}

const PREFIX = 'profile.'
const LONGEST_ID = 64

/**
 * The profiles in storage, one key each, so that two windows that save different profiles don't undo each other. A key is
 * the id in lower case: ids are one without regard to case. Everything is validated before the first write.
 */
export class ProfileStore {
  readonly #storage: Storage
  readonly #listeners = new Set<() => void>()

  constructor(storage: Storage) {
    this.#storage = storage
  }

  /** All readable profiles, sorted by name. */
  list(): readonly Profile[] {
    return this.#ids()
      .flatMap((id) => this.#record(id)?.profile ?? [])
      .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
  }

  /** Keys whose record cannot be read: they stay until deleted or imported anew, and break nothing else. */
  corrupt(): readonly string[] {
    return this.#ids().filter((id) => this.#record(id) === undefined)
  }

  /** Throws `profile.unknown`. */
  get(id: string): Profile {
    return this.#known(id).profile
  }

  /** The roots kept with an own-cloud profile, PEM. Throws `profile.unknown`. */
  ca(id: string): string | undefined {
    return this.#known(id).ca
  }

  /**
   * Stores a new profile and answers its id. Throws `document.invalid`, `argument.invalid` when the id is taken, and
   * `confirmation.required` (details: hosts) for hosts that nobody confirmed.
   */
  async add(value: unknown, options: SaveOptions = {}): Promise<string> {
    const profile = parseProfile(value)
    if (this.#has(profile.id)) throw argumentInvalid(l10n.t('There is a profile with this id already. Choose another id, or edit that profile.'))
    await this.#write([this.#confirmedRecord(profile, undefined, options)])
    return profile.id
  }

  /**
   * Changes a profile: `changes` is a partial profile, as applyChanges takes it. Throws `profile.unknown`, `argument.invalid`,
   * `document.invalid`, and `confirmation.required` for hosts that were not confirmed for this profile.
   */
  async edit(id: string, changes: unknown, options: SaveOptions = {}): Promise<Profile> {
    const record = this.#known(id)
    const profile = applyChanges(record.profile, changes)
    await this.#write([this.#confirmedRecord(profile, record, options)])
    return profile
  }

  /** Stores a copy under a new id and answers that; hosts confirmed for one are confirmed for the other. Throws `profile.unknown`. */
  async duplicate(id: string): Promise<string> {
    const record = this.#known(id)
    const copy = this.#freeId(record.profile.id)
    const name = Array.from(l10n.t('{0} (copy)', record.profile.name)).slice(0, LONGEST_NAME).join('')
    await this.#write([{ ...record, profile: { ...record.profile, id: copy, name } }])
    return copy
  }

  /** Forgets a profile, readable or not. Its secret is another's: see delete-profile.ts. Throws `profile.unknown`. */
  async delete(id: string): Promise<void> {
    if (!this.#has(id)) throw profileUnknown()
    await this.#storage.set(key(id), undefined)
    this.#changed()
  }

  /**
   * Stores all profiles of a document, or none, and answers their ids. Throws `document.invalid`, and without `confirm`
   * `confirmation.required` (details: hosts, changes) for hosts that need it and for ids that exist.
   */
  async importDocument(document: unknown, options: SaveOptions = {}): Promise<readonly string[]> {
    const { profiles } = parseDocumentValue(document)
    const hosts = [...new Set(profiles.flatMap((profile) => needsConfirmation(profile).hosts))]
    const existing = profiles.filter(({ id }) => this.#has(id))
    if (options.confirm !== true && (hosts.length > 0 || existing.length > 0)) {
      throw confirmationRequired(importSentence(hosts, existing), { hosts, changes: existing.flatMap((profile) => this.#changes(profile)) })
    }
    await this.#write(profiles.map((profile) => this.#confirmedRecord(profile, this.#record(profile.id), options)))
    return profiles.map(({ id }) => id)
  }

  /** A document of the profiles with these ids, or of all: never with a secret or a root. Throws `profile.unknown`. */
  exportDocument(ids?: readonly string[]): ProfilesDocument {
    return { version: 1, profiles: ids?.map((id) => this.get(id)) ?? this.list() }
  }

  /** Calls the listener after each change; the answer ends that. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  #ids(): readonly string[] {
    return this.#storage.keys().filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length))
  }

  #has(id: string): boolean {
    return this.#storage.get(key(id)) !== undefined
  }

  #record(id: string): ProfileRecord | undefined {
    return readRecord(this.#storage.get(key(id)))
  }

  #known(id: string): ProfileRecord {
    const record = this.#record(id)
    if (record === undefined) throw profileUnknown()
    return record
  }

  #changes(profile: Profile): readonly string[] {
    const before = this.#record(profile.id)?.profile
    return before === undefined ? [l10n.t('{0}: the stored profile is damaged and is replaced.', profile.id)] : profileChanges(before, profile)
  }

  /** Throws `confirmation.required` unless each host was confirmed now or for this profile before. Roots go with the hosts. */
  #confirmedRecord(profile: Profile, before: ProfileRecord | undefined, options: SaveOptions): ProfileRecord {
    const { hosts, reasons } = needsConfirmation(profile)
    const known = new Set(before?.confirmedHosts)
    if (options.confirm !== true && hosts.some((host) => !known.has(host))) {
      throw confirmationRequired([...reasons, l10n.t('Confirm these hosts first.')].join(' '), { hosts })
    }
    const kept = hosts.every((host) => known.has(host)) ? before?.ca : undefined
    const ca = isOwnCloud(profile.cloud) ? (options.ca ?? kept) : undefined
    return { profile, confirmedHosts: hosts, ...(ca === undefined ? {} : { ca }) }
  }

  /** Writes all, or puts back what was there and throws. */
  async #write(records: readonly ProfileRecord[]): Promise<void> {
    const undo: [string, unknown][] = []
    try {
      for (const record of records) {
        const name = key(record.profile.id)
        undo.push([name, this.#storage.get(name)])
        await this.#storage.set(name, JSON.parse(JSON.stringify(record)))
      }
    } catch (error) {
      await Promise.allSettled(undo.map(async ([name, value]) => this.#storage.set(name, value)))
      throw error
    }
    this.#changed()
  }

  #freeId(id: string): string {
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '-copy' : `-copy-${number}`
      const copy = id.slice(0, LONGEST_ID - ending.length) + ending
      if (!this.#has(copy)) return copy
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

const key = (id: string): string => PREFIX + id.toLowerCase()

function importSentence(hosts: readonly string[], existing: readonly Profile[]): string {
  return [
    ...(hosts.length > 0 ? [l10n.t('These profiles reach hosts that need your confirmation: {0}.', hosts.join(', '))] : []),
    ...(existing.length > 0 ? [l10n.t('These profiles exist and would be replaced: {0}.', existing.map(({ id }) => id).join(', '))] : []),
    l10n.t('Confirm to go on.'),
  ].join(' ')
}
