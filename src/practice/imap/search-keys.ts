import type { StoredMail } from '../mail/folder.ts'
import { bodySection, headerSection, headerValue } from '../mail/headers.ts'
import { textOf, type Argument } from './command-parser.ts'
import { positionsOf } from './sequence-set.ts'

export interface Candidate {
  readonly mail: StoredMail
  /** From 1 */
  readonly sequence: number
}

export type SearchKey = (candidate: Candidate, lastSequence: number, lastUid: number) => boolean

const DEPTH_LIMIT = 12

const FLAG_KEYS: Readonly<Record<string, readonly [string, boolean]>> = {
  SEEN: ['\\Seen', true], UNSEEN: ['\\Seen', false], ANSWERED: ['\\Answered', true], UNANSWERED: ['\\Answered', false],
  FLAGGED: ['\\Flagged', true], UNFLAGGED: ['\\Flagged', false], DELETED: ['\\Deleted', true], UNDELETED: ['\\Deleted', false],
  DRAFT: ['\\Draft', true], UNDRAFT: ['\\Draft', false],
}

const contains = (haystack: string | undefined, needle: string): boolean => haystack?.toLowerCase().includes(needle.toLowerCase()) ?? false

const dayOf = (text: string): number => Date.parse(`${text.replaceAll('-', ' ')} UTC`)

/** Reads the keys of a SEARCH (RFC 3501 section 6.4.4) one after the other; a key it does not know makes the whole unreadable. */
class SearchReader {
  readonly #args: readonly Argument[]
  #at = 0

  constructor(args: readonly Argument[]) {
    this.#args = args
  }

  all(depth: number): SearchKey | undefined {
    const keys: SearchKey[] = []
    while (this.#at < this.#args.length) {
      const key = this.#key(depth)
      if (!key) return undefined
      keys.push(key)
    }
    return keys.length === 0 ? undefined : (...args) => keys.every((key) => key(...args))
  }

  #key(depth: number): SearchKey | undefined {
    const argument = this.#args[this.#at++]
    if (!argument || depth > DEPTH_LIMIT) return undefined
    if (argument.kind === 'list') return new SearchReader(argument.items).all(depth + 1)
    const name = argument.text.toUpperCase()
    const flag = Object.hasOwn(FLAG_KEYS, name) ? FLAG_KEYS[name] : undefined
    if (flag) return ({ mail }) => mail.flags.has(flag[0]) === flag[1]
    return this.#logical(name, depth) ?? this.#textual(name) ?? this.#numeric(name)
  }

  #logical(name: string, depth: number): SearchKey | undefined {
    if (name === 'ALL' || name === 'OLD') return () => true
    if (name === 'NEW' || name === 'RECENT') return () => false
    if (name !== 'NOT' && name !== 'OR') return undefined
    const one = this.#key(depth + 1)
    if (name === 'NOT') return one && ((...args) => !one(...args))
    const other = this.#key(depth + 1)
    return one && other && ((...args) => one(...args) || other(...args))
  }

  #textual(name: string): SearchKey | undefined {
    const isHeader = name === 'HEADER'
    if (!isHeader && !['SUBJECT', 'FROM', 'TO', 'CC', 'BCC', 'BODY', 'TEXT', 'KEYWORD', 'UNKEYWORD'].includes(name)) return undefined
    const field = isHeader ? this.#text() : name
    const needle = this.#text()
    if (field === undefined || needle === undefined) return undefined
    if (name === 'KEYWORD' || name === 'UNKEYWORD') return ({ mail }) => mail.flags.has(needle) === (name === 'KEYWORD')
    if (name === 'BODY') return ({ mail }) => contains(bodySection(mail.source).toString('latin1'), needle)
    if (name === 'TEXT') return ({ mail }) => contains(`${headerSection(mail.source).toString('latin1')}${bodySection(mail.source).toString('latin1')}`, needle)
    return ({ mail }) => contains(headerValue(mail.source, field.toLowerCase()), needle)
  }

  #numeric(name: string): SearchKey | undefined {
    if (name === 'SINCE' || name === 'BEFORE') {
      const day = dayOf(this.#text() ?? '')
      return Number.isNaN(day) ? undefined : ({ mail }) => (mail.receivedAt.getTime() >= day) === (name === 'SINCE')
    }
    const set = name === 'UID' ? this.#text() : name
    if (set === undefined || positionsOf(set, []) === undefined) return undefined
    const numberOf = ({ mail, sequence }: Candidate): number => (name === 'UID' ? mail.uid : sequence)
    return (candidate, lastSequence, lastUid) => {
      const resolved = set.replaceAll('*', String(name === 'UID' ? lastUid : lastSequence))
      return (positionsOf(resolved, [numberOf(candidate)]) ?? []).length > 0
    }
  }

  #text(): string | undefined {
    return textOf(this.#args[this.#at++])
  }
}

/** `undefined` = not a search that this server understands. */
export const searchKey = (args: readonly Argument[]): SearchKey | undefined => new SearchReader(args).all(0)
