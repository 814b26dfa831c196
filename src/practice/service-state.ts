import { byDefault, flag, object, oneOf, orBlank, wholeNumber, type Shape } from './shape.ts'

/** What goes wrong at Entra, whatever the admin set. */
export interface EntraService {
  /** Every token request, device code and sign-in is answered with this AADSTS number; null = none */
  readonly answerWithNumber: number | null
  /** HTTP 429 with Retry-After */
  readonly throttled: boolean
  /** HTTP 503 with AADSTS90033 */
  readonly unavailable: boolean
  /** How far its clock, and its Date header, is ahead of this machine's, in seconds */
  readonly clockAheadS: number
}

export interface ImapService {
  readonly throttled: boolean
  readonly unavailable: boolean
  readonly offersXoauth2: boolean
  /** The first command after the login finds the token expired */
  readonly expiresAfterLogin: boolean
  /** A refused login gets a base64 challenge first, as Google's and Dovecot's servers do and Exchange does not */
  readonly challenges: boolean
  /** The connection is closed without a word: before the greeting, instead of the answer to AUTHENTICATE, SELECT or EXAMINE, or while it waits in IDLE */
  readonly dropsAt: 'greeting' | 'authenticate' | 'open' | 'idle' | null
}

export interface SmtpService {
  /** More connections than a mailbox may have */
  readonly throttled: boolean
  readonly unavailable: boolean
  readonly offersStarttls: boolean
  readonly offersXoauth2: boolean
  readonly challenges: boolean
  readonly dropsAt: 'greeting' | 'starttls' | 'authenticate' | 'data' | null
}

/** Disturbances in force at once, with no propagation. */
export interface ServiceState {
  readonly entra: EntraService
  readonly imap: ImapService
  readonly smtp: SmtpService
}

const off = byDefault(flag, () => false)
const on = byDefault(flag, () => true)
const DAY_S = 24 * 3600

const entra = object<EntraService>({
  answerWithNumber: orBlank(wholeNumber(1, 99_999_999)),
  throttled: off,
  unavailable: off,
  clockAheadS: byDefault(wholeNumber(-DAY_S, DAY_S), () => 0),
})

const imap = object<ImapService>({
  throttled: off,
  unavailable: off,
  offersXoauth2: on,
  expiresAfterLogin: off,
  challenges: off,
  dropsAt: orBlank(oneOf('greeting', 'authenticate', 'open', 'idle')),
})

const smtp = object<SmtpService>({
  throttled: off,
  unavailable: off,
  offersStarttls: on,
  offersXoauth2: on,
  challenges: off,
  dropsAt: orBlank(oneOf('greeting', 'starttls', 'authenticate', 'data')),
})

/** A part that is left out stands for one in which nothing goes wrong. */
export const part = <T extends object>(shape: Shape<T>): Shape<T> => (value, path) => shape(value ?? {}, path)

export const serviceState: Shape<ServiceState> = part(object<ServiceState>({ entra: part(entra), imap: part(imap), smtp: part(smtp) }))
