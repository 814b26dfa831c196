import type { Secret } from './secret.ts'

const SHOWN = '[redacted]'

/**
 * Shapes of things that nobody should see, whoever they belong to. Each is linear: one class repeated, no nested
 * quantifier. What a reader needs (AADSTS numbers, GUIDs, hosts, trace ids) has none of these shapes.
 */
const SHAPES: readonly RegExp[] = [
  // PEM private keys (RFC 7468); without its end line too, for a log may have cut it
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g,
  // JWT and JWE in compact form (RFC 7519, RFC 7516): a base64url JSON header
  /\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4}/g,
  // SASL XOAUTH2 and OAUTHBEARER in base64: "user=" and "n,a="
  /\b(?:dXNlcj|bixhP)[A-Za-z0-9+/]{16,}={0,2}/g,
  // Entra refresh tokens and authorization codes
  /\b[01]\.A[A-Za-z0-9_-]{40,}(?:\.[A-Za-z0-9_-]*)*/g,
  /\bM\.[A-Z][A-Za-z0-9]{1,8}_[A-Za-z0-9]{1,8}\.[A-Za-z0-9!*._$-]{20,}/g,
  // Entra client secrets: three characters, a digit, Q~, then 31 to 34 more
  /[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{31,34}/g,
  /\b(?:Bearer|Basic)\s+[A-Za-z0-9._~+/-]{8,}=*/gi,
]

/** key=value, key: value, "key":"value", also percent-encoded; the key stays. */
const KEYED = /((?:client_?secret|client_?assertion|refresh_?token|access_?token|id_?token|password|passphrase|code_verifier|device_code|assertion)(?:["'\\]{0,4}\s{0,4}(?:=>|[=:])\s{0,4}|%3D)["'\\]{0,4})([^\s"'&,;<>]{4,})/gi

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
    for (const shape of SHAPES) shown = shown.replace(shape, SHOWN)
    return shown.replace(KEYED, `$1${SHOWN}`)
  }
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(json)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [text(key), json(entry)]))
  }
  return { text, json: json as Redactor['json'] }
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
