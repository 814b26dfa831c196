import type { LookupFunction } from 'node:net'
import type { Secret } from './secret.ts'

/** Wall clock for expiries, monotonic milliseconds for durations. */
export interface Clock {
  now(): Date
  monotonicMs(): number
}

/** Takes lines that core has already redacted. */
export interface Log {
  trace(line: string): void
  info(line: string): void
  warn(line: string): void
  error(line: string): void
}

/** Small JSON values that survive a restart; never a secret. */
export interface Storage {
  get(key: string): unknown
  set(key: string, value: unknown): Promise<void>
  keys(): readonly string[]
}

/**
 * What is kept secret, by key. `get` rejects with `secret.unavailable` when the store cannot be read:
 * a failed read is never "no secret".
 */
export interface SecretStore {
  get(key: string): Promise<Secret | undefined>
  set(key: string, value: Secret): Promise<void>
  delete(key: string): Promise<void>
}

/** The outside, as core sees it: vscode/ and the command line each implement it, tests hand in a plain object. */
export interface Host {
  readonly clock: Clock
  readonly log: Log
  readonly storage: Storage
  readonly secrets: SecretStore
  /** Name resolution for every connection, so that it can be cancelled where a pending one holds the process. */
  readonly lookup: LookupFunction
}
