import type { StoredMail } from '../mail/folder.ts'
import { bodySection, headerFields, headerSection } from '../mail/headers.ts'
import { parseMime, type MimePart } from '../mail/mime.ts'
import { bodyStructure, envelope } from './body-structure.ts'
import { literal } from './text.ts'

/** One item of a FETCH: what it is called in the answer, and its value. `seen` = it marks the mail as read. */
export interface FetchItem {
  readonly seen: boolean
  render(mail: StoredMail): readonly Buffer[]
}

const plain = (name: string, value: (mail: StoredMail) => Buffer | string): FetchItem => ({
  seen: false,
  render(mail) {
    const rendered = value(mail)
    return [Buffer.from(`${name} `), typeof rendered === 'string' ? Buffer.from(rendered) : rendered]
  },
})

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `"25-Nov-2026 01:22:19 +0000"`: RFC 3501 section 9, `date-time` */
const internalDate = ({ receivedAt }: StoredMail): string => {
  const day = String(receivedAt.getUTCDate()).padStart(2, ' ')
  return `"${day}-${MONTHS[receivedAt.getUTCMonth()] ?? 'Jan'}-${receivedAt.getUTCFullYear()} ${receivedAt.toISOString().slice(11, 19)} +0000"`
}

function selectFields(source: Buffer, names: readonly string[], without: boolean): Buffer {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const fields = headerFields(source).filter(({ name }) => wanted.has(name) !== without)
  return Buffer.from(`${fields.map(({ raw }) => raw).join('')}\r\n`, 'latin1')
}

/** Follows `1.2`: the second part of the first; a mail of one part has itself as its first, one within a mail counts on in there. */
function partAt(mail: MimePart, path: string): MimePart | undefined {
  let at: MimePart | undefined = mail
  for (const number of path.split('.')) {
    const within: MimePart = at.message ?? at
    at = within.parts.length === 0 && number === '1' && (within === mail || at.message) ? within : within.parts[Number(number) - 1]
    if (!at) return undefined
  }
  return at
}

const EMPTY = Buffer.alloc(0)

/** What of a part a section names: its own body or header, or those of the mail that it is. */
function pieceOf(part: MimePart | undefined, piece: string): Buffer {
  if (piece === 'MIME') return part ? headerSection(part.source) : EMPTY
  if (piece === '') return part ? bodySection(part.source) : EMPTY
  if (!part?.message) return EMPTY
  return piece === 'HEADER' ? headerSection(part.message.source) : bodySection(part.message.source)
}

/** The bytes of a section (RFC 3501 section 6.4.5, BODY[section]); `undefined` = not one this server knows. */
function sectionReader(section: string): ((source: Buffer) => Buffer) | undefined {
  const fields = /^HEADER\.FIELDS(\.NOT)? \(([^()]{1,2000})\)$/i.exec(section)
  if (fields) return (source) => selectFields(source, (fields[2] ?? '').replaceAll('"', '').split(' '), fields[1] !== undefined)
  const numbered = /^(\d{1,3}(?:\.\d{1,3}){0,7})(?:\.(MIME|HEADER|TEXT))?$/i.exec(section)
  if (numbered) return (source) => pieceOf(partAt(parseMime(source), numbered[1] ?? ''), (numbered[2] ?? '').toUpperCase())
  switch (section.toUpperCase()) {
    case '': return (source) => source
    case 'HEADER': return headerSection
    case 'TEXT': return bodySection
    default: return undefined
  }
}

function bodyItem(text: string): FetchItem | undefined {
  const found = /^BODY(\.PEEK)?\[([^\]]{0,2100})\](?:<(\d{1,9})\.(\d{1,9})>)?$/i.exec(text)
  const read = found && sectionReader(found[2] ?? '')
  if (!found || !read) return undefined
  const from = found[3] === undefined ? undefined : Number(found[3])
  const name = `BODY[${(found[2] ?? '').toUpperCase()}]${from === undefined ? '' : `<${from}>`} `
  return {
    seen: found[1] === undefined,
    render({ source }) {
      const bytes = read(source)
      return [Buffer.from(name), literal(from === undefined ? bytes : bytes.subarray(from, from + Number(found[4])))]
    },
  }
}

const ITEMS: Readonly<Record<string, FetchItem>> = {
  UID: plain('UID', ({ uid }) => String(uid)),
  FLAGS: plain('FLAGS', ({ flags }) => `(${[...flags].join(' ')})`),
  INTERNALDATE: plain('INTERNALDATE', internalDate),
  'RFC822.SIZE': plain('RFC822.SIZE', ({ source }) => String(source.length)),
  ENVELOPE: plain('ENVELOPE', ({ source }) => envelope(source)),
  BODYSTRUCTURE: plain('BODYSTRUCTURE', ({ source }) => bodyStructure(parseMime(source), true)),
  BODY: plain('BODY', ({ source }) => bodyStructure(parseMime(source), false)),
  RFC822: { ...plain('RFC822', ({ source }) => literal(source)), seen: true },
  'RFC822.HEADER': plain('RFC822.HEADER', ({ source }) => literal(headerSection(source))),
}

const MACROS: Readonly<Record<string, readonly string[]>> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)

/** Reads the items that a FETCH asks for; `undefined` where one is unknown. */
export function fetchItems(words: readonly string[]): readonly FetchItem[] | undefined {
  const items = words.flatMap((word) => own(MACROS, word.toUpperCase()) ?? [word]).map((word) => own(ITEMS, word.toUpperCase()) ?? bodyItem(word))
  return items.length > 0 && items.every((item) => item !== undefined) ? items : undefined
}
