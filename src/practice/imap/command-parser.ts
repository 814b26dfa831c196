import type { CommandPart } from './command-reader.ts'

/** An argument: a bare word, a string (quoted or literal, its bytes as latin1), or a list in brackets. */
export type Argument =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Argument[] }

export interface ParsedCommand {
  readonly tag: string
  /** In capitals; `UID FETCH` and its like are one name */
  readonly name: string
  readonly args: readonly Argument[]
}

/** What is not a command. `tag` is there where the client's could be read. */
export interface MalformedCommand {
  readonly tag: string | undefined
}

const DEPTH_LIMIT = 12
const ARGUMENT_LIMIT = 1000

class Malformed extends Error {}

/** Walks over text and literals. Recursive descent, each byte looked at once. */
class Cursor {
  readonly #parts: readonly CommandPart[]
  #part = 0
  #offset = 0
  #arguments = 0

  constructor(parts: readonly CommandPart[]) {
    this.#parts = parts
  }

  /** Arguments up to the end, or up to the closing bracket inside a list. */
  list(depth: number): readonly Argument[] {
    if (depth > DEPTH_LIMIT) throw new Malformed()
    const items: Argument[] = []
    for (let char = this.#char(); char !== undefined; char = this.#char()) {
      if (char === ')') break
      if (char === ' ') this.#offset += 1
      else items.push(this.#argument(char, depth))
    }
    return items
  }

  atEnd(): boolean {
    return this.#char() === undefined
  }

  #argument(char: string | Buffer, depth: number): Argument {
    if (++this.#arguments > ARGUMENT_LIMIT) throw new Malformed()
    if (typeof char !== 'string') {
      this.#part += 1
      return { kind: 'string', text: char.toString('latin1') }
    }
    if (char === '"') return { kind: 'string', text: this.#quoted() }
    if (char === '(') return { kind: 'list', items: this.#bracketed(depth) }
    return { kind: 'word', text: this.#word() }
  }

  #bracketed(depth: number): readonly Argument[] {
    this.#offset += 1
    const items = this.list(depth + 1)
    if (this.#char() !== ')') throw new Malformed()
    this.#offset += 1
    return items
  }

  /** RFC 3501 section 9, `quoted`: a backslash before a quote or a backslash. */
  #quoted(): string {
    const text = this.#text()
    let value = ''
    for (let at = this.#offset + 1; at < text.length; at += 1) {
      const char = text.charAt(at)
      if (char === '"') {
        this.#offset = at + 1
        return value
      }
      value += char === '\\' ? text.charAt((at += 1)) : char
    }
    throw new Malformed()
  }

  /** A bare word; a section in square brackets belongs to it, blanks and all (`BODY[HEADER.FIELDS (DATE)]<0.10>`). */
  #word(): string {
    const text = this.#text()
    const start = this.#offset
    let at = start
    for (let inSection = false; at < text.length; at += 1) {
      const char = text.charAt(at)
      if (char === '[') inSection = true
      else if (char === ']') inSection = false
      else if (!inSection && ' ()"'.includes(char)) break
    }
    if (at === start) throw new Malformed()
    this.#offset = at
    return text.slice(start, at)
  }

  #text(): string {
    const part = this.#parts[this.#part]
    return typeof part === 'string' ? part : ''
  }

  #char(): string | Buffer | undefined {
    for (;;) {
      const part = this.#parts[this.#part]
      if (part === undefined) return undefined
      if (typeof part !== 'string') return part
      if (this.#offset < part.length) return part.charAt(this.#offset)
      this.#part += 1
      this.#offset = 0
    }
  }
}

const TAG = /^[\x21\x23\x24\x26\x27\x2c-\x5b\x5d-\x7a\x7c-\x7e]{1,64}$/
const NAME = /^[A-Za-z0-9.-]{1,32}$/

/** Reads one command. A NUL or another control character in its text makes it malformed, as RFC 3501 section 9 has it. */
export function parseCommand(parts: readonly CommandPart[]): ParsedCommand | MalformedCommand {
  const first = typeof parts[0] === 'string' ? parts[0] : ''
  const [tag = '', name = '', second = ''] = first.split(' ', 3)
  if (!TAG.test(tag)) return { tag: undefined }
  const isUid = name.toUpperCase() === 'UID'
  if (!NAME.test(name) || (isUid && !NAME.test(second))) return { tag }
  if (parts.some((part) => typeof part === 'string' && /[\x00-\x08\x0a-\x1f\x7f]/.test(part))) return { tag }
  const head = isUid ? `${tag} ${name} ${second}` : `${tag} ${name}`
  try {
    const cursor = new Cursor([first.slice(head.length), ...parts.slice(1)])
    const args = cursor.list(0)
    if (!cursor.atEnd()) return { tag }
    return { tag, name: (isUid ? `UID ${second}` : name).toUpperCase(), args }
  } catch (failure) {
    if (failure instanceof Malformed) return { tag }
    throw failure
  }
}

export const isParsed = (command: ParsedCommand | MalformedCommand): command is ParsedCommand => 'args' in command

/** A word's or string's text, as mailbox names and the like come; `undefined` for a list or nothing. */
export const textOf = (argument: Argument | undefined): string | undefined =>
  argument === undefined || argument.kind === 'list' ? undefined : argument.text
