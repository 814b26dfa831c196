import type { Secret } from './secret.ts'

const SHOWN = '[redacted]'

interface Shape {
  readonly pattern: RegExp
  /** What each match holds: looked for first, because most texts do without */
  readonly holds?: string
  /** What stands in the place of a match; default `[redacted]` */
  readonly shown?: (match: string, ...groups: string[]) => string
}

/** Prose, as in "basic authentication is disabled": no digit or sign, and no capital but at the beginning of a word, or throughout. */
const isProse = (value: string): boolean => !/[^A-Za-z./-]|[a-z][A-Z]|[A-Z]{2}/.test(value) || /^[A-Z]+$/.test(value)

/**
 * Shapes of things that nobody should see, whoever they belong to. Each is linear: no nested quantifier whose parts begin
 * alike, and a run is entered at its beginning alone. What a reader needs (AADSTS numbers, GUIDs, hosts, trace ids) has none
 * of these shapes.
 */
const SHAPES: readonly Shape[] = [
  // PEM private keys (RFC 7468), also percent-encoded and with the headers of RFC 1421; without its end line too, for a log may have cut it
  { pattern: /-----BEGIN[A-Z %20+]{0,60}PRIVATE[ %20+]{1,3}KEY-----(?:[\s\\rn]{0,8}(?:Proc-Type|DEK-Info):[^\r\n\\]{0,200}){0,2}[A-Za-z0-9+/=\s\\%]*(?:-----END[A-Z %20+]{0,60}PRIVATE[ %20+]{1,3}KEY-----)?/g, holds: '-----BEGIN' },
  // JWT and JWE in compact form (RFC 7519, RFC 7516): a base64url JSON header with more behind a dot
  { pattern: /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)+/g, shown: withoutJwt, holds: 'eyJ' },
  // SASL XOAUTH2 and OAUTHBEARER in base64: "user=" and "n,a="
  { pattern: /\b(?:dXNlcj|bixhP)[A-Za-z0-9+/]{16,}={0,2}/g },
  // Entra refresh tokens and authorization codes
  { pattern: /\b[01]\.A[A-Za-z0-9_-]{40,}(?:\.[A-Za-z0-9_-]*)*/g },
  { pattern: /\bM\.[A-Z][A-Za-z0-9]{1,8}_[A-Za-z0-9]{1,8}\.[A-Za-z0-9!*._$-]{20,}/g },
  // Entra client secrets: three characters, a digit, Q~, then 31 to 34 more
  { pattern: /[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{31,34}/g, holds: 'Q~' },
  { pattern: /\b((?:Bearer|Basic)\s{1,8})([A-Za-z0-9._~+/-]{8,}=*)/gi, shown: (match, scheme = '', value = '') => (isProse(value) ? match : `${scheme}${SHOWN}`) },
]

const KEYS = [
  '(?:client|app|application|oauth|shared)[_ -]?secret', '["\'[]secret(?=["\'\\]])', '(?:client[_-]?)?assertion', '(?:refresh|access|id)[_-]?token',
  'pass(?:word|phrase|wd)', 'code[_-]?verifier', 'device[_-]?code', 'api[_-]?key',
].join('|')

/** The quote that ends a key: plain, escaped (in JSON within JSON), percent-encoded or as an HTML entity; PHP brackets keys too. */
const KEY_END = '(?:\\\\{0,8}["\']|%22|%27|&quot;|&#0?39;)?\\]?'
/** `=`, `:`, `=>`, an element's end, the same percent-encoded, and what PHP puts between a key and its value. */
const BETWEEN = '(?:\\s{0,4}(?:=>|=&gt;|[=:])\\s{0,8}(?:string\\(\\d{1,6}\\)\\s)?|>(?=\\S)|%(?:25)?3[AD]|;s:\\d{1,6}:)'
/** In quotes of some kind up to their end, else up to what ends a word. */
const VALUE = [
  '"[^"\\\\\\r\\n]*(?:\\\\.[^"\\\\\\r\\n]*)*"?', '\'[^\'\\\\\\r\\n]*(?:\\\\.[^\'\\\\\\r\\n]*)*\'?', '\\\\{1,8}"[^"\\r\\n]*', '\\\\{1,8}\'[^\'\\r\\n]*',
  '(?:&quot;|&#0?39;)[^&\\s<>]*', '[^\\s"\'&,;<>]{4,}',
].join('|')

/** key=value, key: value, "key":"value" and their like; the key and the quotes stay. */
const KEYED: Shape = {
  pattern: new RegExp(`((?<!</)(?:${KEYS})${KEY_END}${BETWEEN})(${VALUE})`, 'gi'),
  shown: (match, key = '', value = '') => {
    // With a space in the key it may be a sentence: "Client secret: expired".
    if (/^[a-z]+ secret/i.test(key) && isProse(value)) return match
    const quote = /^(?:\\*["']|&quot;|&#0?39;)/.exec(value)?.[0] ?? ''
    const end = quote !== '' && value.length >= 2 * quote.length && value.endsWith(quote) ? quote : /(?<!\\)\\*$/.exec(value)?.[0] ?? ''
    return value === quote || value === quote + end ? match : `${key}${quote}${SHOWN}${end}`
  },
}

/** A key of an object whose value is never shown. */
const SECRET_KEY = new RegExp(`^(?:${KEYS}|secret)$`, 'i')

export interface Redactor {
  readonly text: (value: string) => string
  /** The same shape with every string in it redacted, keys too */
  readonly json: <T>(value: T) => T
}

/**
 * The one redactor, applied on the way out of core. It knows live secrets by value in each form that a protocol gives
 * them (raw, base64 at any alignment, base64url, percent-encoded, JSON), and all others by shape. Linear in time.
 */
export function redactor(secrets: readonly Secret[]): Redactor {
  const forms = secrets.flatMap(formsOf).sort((a, b) => b.length - a.length)
  const text = (value: string): string => {
    let shown = value
    for (const form of forms) shown = shown.replaceAll(form, SHOWN)
    for (const { pattern, holds, shown: replacement } of [...SHAPES, KEYED]) {
      if (holds === undefined || shown.includes(holds)) shown = shown.replace(pattern, replacement ?? (() => SHOWN))
    }
    return shown
  }
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(json)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [text(key), SECRET_KEY.test(key) && typeof entry === 'string' ? SHOWN : json(entry)]))
  }
  return { text, json: json as Redactor['json'] }
}

/** From the first segment that can be a JWT's header on; what stands before it is not the token's. */
function withoutJwt(run: string): string {
  const header = /eyJ[A-Za-z0-9_-]{8,}\./.exec(run)
  return header ? run.slice(0, header.index) + SHOWN : run
}

/** Too short a value would blot out ordinary words. */
const MIN_SECRET_LENGTH = 6

function formsOf(secret: Secret): string[] {
  const value = secret.reveal()
  if (value.length < MIN_SECRET_LENGTH) return []
  const form = new URLSearchParams([['', value]]).toString().slice(1)
  return [...new Set([value, encodeURIComponent(value), form, JSON.stringify(value).slice(1, -1), ...base64Forms(value)])]
}

/** Base64 of the value inside a longer text depends on where it stands: the inner characters of each alignment are sure. */
function base64Forms(value: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(value, 'utf8')]).toString('base64').replace(/=+$/, '')
    const inner = encoded.slice(offset === 0 ? 0 : offset + 1, -1)
    return inner.length < 8 ? [] : [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
