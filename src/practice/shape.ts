import { PracticeError } from './errors.ts'

/** Turns an unknown value into a `T`, or throws `state.invalid` with the path of the first mistake. */
export type Shape<T> = (value: unknown, path: string) => T

/** A map whose keys come from outside: made without a prototype, so that no key can mean anything else. */
export type Keyed<T> = Readonly<Record<string, T>>

const refuse = (path: string, message: string): never => {
  throw new PracticeError('state.invalid', `${path === '' ? 'The state' : path} ${message}.`, [path])
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One step of a JSON Pointer (RFC 6901 section 3); control characters and very long keys are not repeated. */
const step = (key: string): string =>
  `/${/^[\x20-\x7e]{1,256}$/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : '?'}`

export const text: Shape<string> = (value, path) =>
  typeof value === 'string' && value.length <= 256 ? value : refuse(path, 'must be a text of at most 256 characters')

export const flag: Shape<boolean> = (value, path) => (typeof value === 'boolean' ? value : refuse(path, 'must be true or false'))

/** A right that is there or not: only `true` can stand in a map of rights, its absence is the key's absence. */
export const granted: Shape<true> = (value, path) => (value === true ? value : refuse(path, 'must be true, or null to take it away'))

/** A value or none. In a merge patch null takes the key away, which is the same. */
export const orBlank =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, path) =>
    value === undefined || value === null ? null : shape(value, path)

/** Exchange's three states: true, false, and null = follow the organisation. */
export const flagOrBlank: Shape<boolean | null> = (value, path) =>
  value === undefined || value === null || typeof value === 'boolean' ? (value ?? null) : refuse(path, 'must be true, false or null')

/** Both ends included. */
export const wholeNumber =
  (least: number, most: number): Shape<number> =>
  (value, path) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : refuse(path, `must be a whole number from ${least} to ${most}`)

export const matching =
  (pattern: RegExp, what: string, most = 320): Shape<string> =>
  (value, path) =>
    typeof value === 'string' && value.length <= most && pattern.test(value) ? value : refuse(path, `must be ${what}`)

export const oneOf =
  <T extends string>(...choices: readonly T[]): Shape<T> =>
  (value, path) =>
    choices.find((choice) => choice === value) ?? refuse(path, `must be one of ${choices.join(', ')}`)

/** A key that may be missing, and what then stands for it. */
export const byDefault =
  <T>(shape: Shape<T>, fallback: () => T): Shape<T> =>
  (value, path) =>
    value === undefined ? fallback() : shape(value, path)

/** An object with exactly these keys. */
export const object =
  <T extends object>(fields: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  (value, path) => {
    if (!isRecord(value)) return refuse(path, value === undefined ? 'is missing' : 'must be an object')
    const unknownKey = Object.keys(value).find((key) => !Object.hasOwn(fields, key))
    if (unknownKey !== undefined) return refuse(`${path}${step(unknownKey)}`, 'is not a key of the state')
    const entries = Object.entries<Shape<unknown>>(fields)
    return Object.fromEntries(entries.map(([key, shape]) => [key, shape(value[key], `${path}${step(key)}`)])) as T
  }

/** A map of at most 1,000 entries, its keys held against a shape too. */
export const map =
  <T>(keys: Shape<string>, values: Shape<T>): Shape<Keyed<T>> =>
  (value, path) => {
    if (!isRecord(value)) return refuse(path, value === undefined ? 'is missing' : 'must be an object')
    const entries = Object.entries(value)
    if (entries.length > 1000) return refuse(path, 'has more than 1,000 entries')
    const result = Object.create(null) as Record<string, T>
    for (const [key, entry] of entries) result[keys(key, `${path}${step(key)}`)] = values(entry, `${path}${step(key)}`)
    return result
  }
