import { randomBytes, randomUUID } from 'node:crypto'
import { sameSecret } from './constant-time.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~'

/** A little uneven over the alphabet, which matters nowhere here. */
const letters = (count: number): string => [...randomBytes(count)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')

export interface IssuedSecret {
  readonly keyId: string
  readonly value: string
  /** What the portal goes on showing of it */
  readonly hint: string
}

/** The values of client secrets, beside the state, which names them by key id alone. */
export class SecretVault {
  readonly #values = new Map<string, string>()

  /** A new secret of Entra's form: 40 characters, `8Q~` from the fourth on. */
  issue(): IssuedSecret {
    const value = `${randomBytes(2).toString('hex').slice(0, 3)}8Q~${letters(34)}`
    const keyId = randomUUID()
    this.#values.set(keyId, value)
    return { keyId, value, hint: value.slice(0, 3) }
  }

  /** The one of these key ids whose value this is. Looks at each, so that the time tells nothing. */
  keyIdOf(value: string, keyIds: readonly string[]): string | undefined {
    const found = keyIds.filter((keyId) => sameSecret(this.#values.get(keyId) ?? '', value) && this.#values.has(keyId))
    return found[0]
  }
}
