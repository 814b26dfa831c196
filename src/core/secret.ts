import { inspect } from 'node:util'

const SHOWN = '[redacted]'

/**
 * A client secret, key, passphrase or token. It prints as `[redacted]` in a template, in JSON and in
 * the inspector, so that it cannot leak by accident; `reveal()` opens it on the wire alone (lint holds that).
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return SHOWN
  }

  toJSON(): string {
    return SHOWN
  }

  [inspect.custom](): string {
    return SHOWN
  }
}
