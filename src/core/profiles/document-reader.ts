import * as l10n from '@vscode/l10n'
import { type ShortenedText, shortenBlanks } from './blank-runs.ts'
import { type JsonListener, walkJson } from './json-text.ts'
import { type MistakeList, type Path, unknownKey } from './mistakes.ts'
import type { Profile } from './profile.ts'
import { readProfile } from './profile-rules.ts'

/** More values than any profile has; one with more is not built, so that a hostile document costs no memory. */
const VALUES_A_PROFILE = 100_000

/** More profiles than a document of the largest size has room for: among fewer there is a mistake already. */
const PLACES = 100_000

/** Where a profile stands in the text, or that it is too large to look at. */
interface Place {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly overfull: boolean
}

/**
 * Reads a document's text in two steps: a walk over the whole, which finds syntax errors and double keys and builds nothing,
 * then the profiles, built and judged one at a time. A document that is wrong from end to end is never built to be refused.
 */
export class DocumentReader implements JsonListener {
  /** The document itself, without its profiles and without unknown keys, which are mistakes already */
  top: unknown
  readonly #original: string
  readonly #shortened: ShortenedText
  readonly #mistakes: MistakeList
  readonly #places: Place[] = []
  #start = 0
  #values = 0

  constructor(text: string, mistakes: MistakeList) {
    this.#original = text
    this.#shortened = shortenBlanks(text)
    this.#mistakes = mistakes
  }

  /** Walks the whole text; answers what makes it no JSON, if anything does, with line and column. */
  walk(): string | undefined {
    const fault = walkJson(this.#shortened.text, this, this.#mistakes)
    if (fault === undefined) return undefined
    const { line, column } = placeOf(this.#original, this.#shortened.originalOffset(fault.offset))
    return l10n.t('line {0}, column {1}: {2}', line, column, fault.sentence)
  }

  /** The profiles of the text, once walked; those with a mistake are left out. */
  profiles(): readonly Profile[] {
    const { text } = this.#shortened
    const ids = new Set<string>()
    const profiles: Profile[] = []
    for (const { index, start, end, overfull } of this.#places) {
      if (this.#mistakes.isFull) break
      const path = ['profiles', index]
      if (overfull) {
        this.#mistakes.add(path, l10n.t('This profile holds more than {0} values. Split it into several.', VALUES_A_PROFILE))
        continue
      }
      const value: unknown = start === end ? undefined : JSON.parse(text.slice(start, end))
      const profile = readProfile(value, path, this.#mistakes)
      if (profile !== undefined) profiles.push(profile)
      noteId(value, path, ids, this.#mistakes)
    }
    return profiles
  }

  enter(kind: 'object' | 'array', path: Path, offset: number): void {
    const value = kind === 'array' ? [] : {}
    if (path.length === 0) this.top = value
    else if (path.length === 1) this.#setTop(path, value)
    else if (path.length === 2) {
      this.#start = offset
      this.#values = 0
    } else this.#values++
  }

  leave(path: Path, end: number): void {
    if (path.length === 2) this.#note(path, this.#start, end)
  }

  literal(value: unknown, path: Path): void {
    if (path.length === 1) this.#setTop(path, value)
    else if (path.length === 2) this.#note(path, 0, 0)
    else this.#values++
  }

  #setTop(path: Path, value: unknown): void {
    const key = path[0]
    if (Array.isArray(this.top)) return
    if (key === 'version' || key === 'profiles') Object.assign(this.top as object, { [key]: value })
    else if (!this.#mistakes.isFull) this.#mistakes.add(path, unknownKey())
  }

  #note(path: Path, start: number, end: number): void {
    const index = path[1]
    if (path[0] !== 'profiles' || typeof index !== 'number') return
    if (this.#places.length < PLACES) this.#places.push({ index, start, end, overfull: this.#values > VALUES_A_PROFILE })
    this.#values = 0
  }
}

/** Line and column of an offset, from 1, with line ends as editors count them: CR LF is one. */
function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1
  let start = 0
  for (let index = 0; index < offset; index++) {
    const code = text.charCodeAt(index)
    if (code !== 0x0a && (code !== 0x0d || (index + 1 < offset && text.charCodeAt(index + 1) === 0x0a))) continue
    line++
    start = index + 1
  }
  return { line, column: offset - start + 1 }
}

/** Adds a mistake where a profile's id, case ignored, was seen before in the same document. */
export function noteId(value: unknown, path: Path, seen: Set<string>, mistakes: MistakeList): void {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  if (typeof id !== 'string') return
  if (seen.has(id.toLowerCase())) mistakes.add([...path, 'id'], l10n.t('Another profile of this document has this id; case makes no difference. Give one of them another id.'))
  seen.add(id.toLowerCase())
}
