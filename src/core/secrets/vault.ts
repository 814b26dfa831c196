import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { HelpdeskOAuthError, secretUnavailable } from '../errors.ts'
import type { Host } from '../host.ts'
import type { Profile } from '../profiles/profile.ts'
import { Secret } from '../secret.ts'
import { credentialFingerprint } from './fingerprint.ts'

/**
 * A profile's credential: a client secret or a certificate's key (PEM), none, or one that was given for another authority,
 * tenant, application or mail host and must be asked for anew.
 */
export type StoredCredential =
  | { readonly kind: 'secret'; readonly secret: Secret; readonly passphrase?: Secret }
  | { readonly kind: 'none' }
  | { readonly kind: 'stale' }

const CALL_LIMIT_MS = 5_000
/** Ids with a credential, in plain storage: a secret store does not list what it holds. */
const INDEX_KEY = 'vault.ids'

const storedSchema = z.object({ version: z.literal(1), fingerprint: z.string(), value: z.string(), passphrase: z.string().optional() })
type Stored = z.infer<typeof storedSchema>

/**
 * Keeps the credentials of profiles, each bound to what it was given for. Every call of the store ends within 5 seconds: as a
 * value, as none, as damaged (which counts as none and is logged), or as `secret.unavailable`; a failed read is never "none"
 * and a failed write never "saved". Callers write the secret first and then the profile that uses it, and delete in the
 * opposite order, so that what is left by an interruption is an orphan for {@link sweepOrphans}.
 */
export class Vault {
  readonly #host: Host
  readonly #limitMs: number

  /** `limitMs` bounds each call of the secret store. */
  constructor(host: Host, limitMs = CALL_LIMIT_MS) {
    this.#host = host
    this.#limitMs = limitMs
  }

  /** Stores a client secret for what the profile is now, and reads it back. Throws `secret.unavailable`. */
  async setClientSecret(profile: Profile, secret: Secret): Promise<void> {
    await this.#write(profile.id, { version: 1, fingerprint: credentialFingerprint(profile), value: secret.reveal() })
  }

  /** Stores a certificate with its key (PEM), and reads it back. Throws `secret.unavailable`. */
  async setCertificate(profile: Profile, pem: Secret, passphrase?: Secret): Promise<void> {
    await this.#write(profile.id, {
      version: 1, fingerprint: credentialFingerprint(profile), value: pem.reveal(), ...(passphrase && { passphrase: passphrase.reveal() }),
    })
  }

  /** The credential of a profile as it is now. Throws `secret.unavailable`. */
  async credential(profile: Profile): Promise<StoredCredential> {
    const stored = await this.#read(profile.id)
    if (stored === undefined) return { kind: 'none' }
    if (stored.fingerprint !== credentialFingerprint(profile)) return { kind: 'stale' }
    const { value, passphrase } = stored
    return { kind: 'secret', secret: new Secret(value), ...(passphrase !== undefined && { passphrase: new Secret(passphrase) }) }
  }

  /** Gives a duplicated profile the credential of its original, if there is one. Throws `secret.unavailable`. */
  async copy(from: string, to: string): Promise<void> {
    const stored = await this.#read(from)
    if (stored !== undefined) await this.#write(to, stored)
  }

  /** Forgets a profile's credential. Throws `secret.unavailable`. */
  async delete(id: string): Promise<void> {
    await this.#limited(async () => this.#host.secrets.delete(key(id)))
    await this.#setIndex(this.#index().filter((known) => known !== id.toLowerCase()))
  }

  /** Deletes every credential whose profile is gone. Throws `secret.unavailable`. */
  async sweepOrphans(knownIds: readonly string[]): Promise<void> {
    const known = new Set(knownIds.map((id) => id.toLowerCase()))
    for (const id of this.#index().filter((entry) => !known.has(entry))) await this.delete(id)
  }

  async #read(id: string): Promise<Stored | undefined> {
    const secret = await this.#limited(async () => this.#host.secrets.get(key(id)))
    if (secret === undefined) return undefined
    const stored = storedSchema.safeParse(fromJson(secret.reveal()))
    if (stored.success) return stored.data
    this.#host.log.warn(`The stored credential of profile ${id} is damaged and counts as none.`)
    return undefined
  }

  async #write(id: string, stored: Stored): Promise<void> {
    const text = JSON.stringify(stored)
    // Before the secret, so that no interruption leaves one that nobody finds.
    await this.#setIndex([...new Set([...this.#index(), id.toLowerCase()])])
    await this.#limited(async () => this.#host.secrets.set(key(id), new Secret(text)))
    const kept = await this.#limited(async () => this.#host.secrets.get(key(id)))
    if (kept?.reveal() !== text) throw secretUnavailable(l10n.t('The secret store did not keep the secret: reading it back gave something else. Nothing was saved.'))
  }

  #index(): readonly string[] {
    const stored = z.array(z.string()).safeParse(this.#host.storage.get(INDEX_KEY))
    return stored.success ? stored.data : []
  }

  async #setIndex(ids: readonly string[]): Promise<void> {
    await this.#host.storage.set(INDEX_KEY, ids)
  }

  /** Runs one call of the store; a call that fails or does not answer in time is `secret.unavailable`. */
  async #limited<T>(call: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(secretUnavailable(l10n.t('The secret store did not answer within {0} seconds. Unlock it, or restart VS Code, then try again.', this.#limitMs / 1000)))
      }, this.#limitMs)
    })
    try {
      return await Promise.race([call(), late])
    } catch (error) {
      if (error instanceof HelpdeskOAuthError) throw error
      throw secretUnavailable(l10n.t('The secret store could not be used. Unlock the system\'s keyring, then try again.'), error)
    } finally {
      clearTimeout(timer)
    }
  }
}

const key = (id: string): string => `credential.${id.toLowerCase()}`

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
