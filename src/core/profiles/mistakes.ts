import * as l10n from '@vscode/l10n'
import type * as z from 'zod'
import type { Mistake } from '../errors.ts'

export type Path = readonly PropertyKey[]

/** As many mistakes as a caller is shown. */
export const SHOWN_MISTAKES = 100
/** Where counting ends: what is that wrong is not worth the time to count it out. */
const COUNTED_MISTAKES = 10_000

/** No key is that long by mistake: of such a one the beginning is shown, so that a hostile document makes no endless list. */
const SHOWN_KEY = 256

/** RFC 6901: `~` and `/` in a key are escaped; the whole document is ''. */
export const jsonPointer = (path: Path): string => path.map((part) => `/${shortened(String(part)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const shortened = (key: string): string => (key.length > SHOWN_KEY ? `${key.slice(0, SHOWN_KEY)}…` : key)

/** Collects mistakes: the first {@link SHOWN_MISTAKES} with their sentences, the rest as a number. */
export class MistakeList {
  readonly #shown: Mistake[] = []
  #total = 0

  add(path: Path, message: string): void {
    this.#total++
    if (this.#shown.length < SHOWN_MISTAKES) this.#shown.push({ path: jsonPointer(path), message })
  }

  get shown(): readonly Mistake[] {
    return [...this.#shown]
  }

  /** All that were counted, shown or not */
  get total(): number {
    return this.#total
  }

  /** Whether looking further serves nobody */
  get isFull(): boolean {
    return this.#total >= COUNTED_MISTAKES
  }

  /** Takes over what the schema found wrong in `value`, which lies at `path`. */
  addIssues(path: Path, value: unknown, issues: readonly z.core.$ZodIssue[]): void {
    for (const issue of issues) this.#addIssue(path, value, issue)
  }

  #addIssue(path: Path, value: unknown, issue: z.core.$ZodIssue): void {
    const at = [...path, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) this.add([...at, key], unknownKey())
      return
    }
    const found = valueAt(value, issue.path)
    if (issue.code === 'invalid_union') {
      const branch = issue.errors.find((errors) => isObject(found) && !errors.some((error) => error.path.length === 0 && error.code !== 'unrecognized_keys'))
      if (branch === undefined) this.add(at, found === undefined ? missing() : l10n.t('Use the name of a cloud, or an object with authorityHost, imap and smtp.'))
      else this.addIssues(at, found, branch)
      return
    }
    this.add(at, sentence(issue, found))
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

export const unknownKey = (): string => l10n.t('This key is not known here. Remove it, or correct its spelling.')

const missing = (): string => l10n.t('This key is missing. Add it.')

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}

/** What to do about an issue. Names what the schema knows, never what the document says: that may be a secret. */
function sentence(issue: Exclude<z.core.$ZodIssue, { code: 'unrecognized_keys' | 'invalid_union' }>, found: unknown): string {
  if (issue.code === 'custom') return issue.message
  if (found === undefined && issue.path.length > 0) return missing()
  if (issue.code === 'invalid_value') return l10n.t('Use one of these: {0}.', issue.values.map((value) => JSON.stringify(value)).join(', '))
  if (issue.code === 'too_small') return l10n.t('This list is empty. Add at least one entry.')
  if (issue.code !== 'invalid_type') return l10n.t('This value does not fit here. The JSON schema for profiles says what does.')
  const expected: string = issue.expected
  if (expected === 'string') return l10n.t('Write a text in double quotes here.')
  if (expected === 'boolean') return l10n.t('Write true or false here, without quotes.')
  if (expected === 'number') return l10n.t('Write a number here, without quotes.')
  return expected === 'array' ? l10n.t('Write a list in square brackets here.') : l10n.t('Write an object in curly brackets here.')
}
