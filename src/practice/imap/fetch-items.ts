import type { StoredMail } from '../mail/folder.ts'
import { bodySection, headerAddresses, headerFields, headerSection, headerValue } from '../mail/headers.ts'
import { imapList, imapNil, imapString, literal, nilOr } from './text.ts'

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

function addressList(source: Buffer, name: string): Buffer {
  const addresses = headerAddresses(source, name)
  if (addresses.length === 0) return imapNil
  return imapList(addresses.map((entry) => {
    const [local = '', domain = ''] = entry.address.split('@', 2)
    return imapList([nilOr(entry.name), imapNil, nilOr(local), nilOr(domain)])
  }))
}

/** RFC 3501 section 7.4.2, ENVELOPE; sender and reply-to fall back to from. */
function envelope({ source }: StoredMail): Buffer {
  const orFrom = (name: string): Buffer => addressList(source, headerValue(source, name) === undefined ? 'from' : name)
  return imapList([
    nilOr(headerValue(source, 'date')), nilOr(headerValue(source, 'subject')),
    addressList(source, 'from'), orFrom('sender'), orFrom('reply-to'),
    addressList(source, 'to'), addressList(source, 'cc'), addressList(source, 'bcc'),
    nilOr(headerValue(source, 'in-reply-to')), nilOr(headerValue(source, 'message-id')),
  ])
}

/** Every mail is described as one part of text: what this server stores for a check has no other. */
function bodyStructure({ source }: StoredMail): Buffer {
  const body = bodySection(source)
  const encoding = (headerValue(source, 'content-transfer-encoding') ?? '7bit').toUpperCase()
  return imapList([
    imapString('TEXT'), imapString('PLAIN'), imapList([imapString('CHARSET'), imapString('utf-8')]), imapNil, imapNil,
    imapString(encoding), Buffer.from(String(body.length)), Buffer.from(String(body.toString('latin1').split('\n').length - 1)),
  ])
}

function selectFields(source: Buffer, names: readonly string[], without: boolean): Buffer {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const fields = headerFields(source).filter(({ name }) => wanted.has(name) !== without)
  return Buffer.from(`${fields.map(({ raw }) => raw).join('')}\r\n`, 'latin1')
}

/** The bytes of a section (RFC 3501 section 6.4.5, BODY[section]); `undefined` = not one this server knows. */
function sectionReader(section: string): ((source: Buffer) => Buffer) | undefined {
  const fields = /^HEADER\.FIELDS(\.NOT)? \(([^()]{1,2000})\)$/i.exec(section)
  if (fields) return (source) => selectFields(source, (fields[2] ?? '').replaceAll('"', '').split(' '), fields[1] !== undefined)
  switch (section.toUpperCase()) {
    case '': return (source) => source
    case 'HEADER': return headerSection
    case 'TEXT': case '1': return bodySection
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
  ENVELOPE: plain('ENVELOPE', envelope),
  BODYSTRUCTURE: plain('BODYSTRUCTURE', bodyStructure),
  BODY: plain('BODY', bodyStructure),
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
