import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { HELPDESKS, OTHER_PRODUCT } from '../helpdesks/registry.ts'
import { asciiDomain, domainFault, hostFault } from './domain-name.ts'
import { addressFault } from './mail-address.ts'
import { isMicrosoftHost } from './microsoft-host.ts'
import { redirectUriFault, urlFault } from './web-address.ts'

/**
 * The one schema of a profile: document, command arguments, command line and page are all held against it. What spans
 * several keys is judged in profile-rules.ts. The JSON schema for the editor is derived from it, so each text carries the
 * part of its rule that a pattern can say.
 */

export const PROFILE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
export const GUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/
const NIL_GUID = /^[0-]+$/
export const LONGEST_NAME = 256

type Fault = (value: string) => string | undefined

/** A string judged by a function that answers a localised sentence, or nothing when all is well. */
const text = (fault: Fault, description: string, more: { pattern?: string; minLength?: number; maxLength?: number; format?: string } = {}): z.ZodString =>
  z.string().superRefine((value, context) => {
    const message = fault(value)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  }).meta({ description, ...more })

const idFault: Fault = (id) =>
  PROFILE_ID.test(id) ? undefined : l10n.t('An id is 1 to 64 letters, digits, dots, underscores or hyphens, and begins with a letter or digit.')

/** What is wrong with a profile's name; `undefined` when nothing is. */
export const nameFault: Fault = (name) => {
  // A character is two units at most: what is longer need not be counted, however long it is.
  if (name.length <= 2 * LONGEST_NAME && name.trim() === '') return l10n.t('The name is empty. Give the profile a name.')
  if (name.length > 2 * LONGEST_NAME || Array.from(name).length > LONGEST_NAME) return l10n.t('The name is longer than {0} characters. Shorten it.', LONGEST_NAME)
  // Control characters, lone surrogates, line separators, and what turns the direction of the text around it.
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(name)
    ? l10n.t('The name holds a control character, such as a line break. Take it out.')
    : undefined
}

/** What is wrong with an application's or object's id; `undefined` when nothing is. */
export const guidFault: Fault = (value) => {
  if (!GUID.test(value)) return l10n.t('This is no GUID. Copy it from the app registration; it has 8, 4, 4, 4 and 12 hexadecimal digits.')
  return NIL_GUID.test(value) ? l10n.t('This GUID is all zeros, which stands for nothing. Copy the real one from the app registration.') : undefined
}

/** What is wrong with a tenant's id; `undefined` when nothing is. */
export const tenantFault: Fault = (value) => {
  if (GUID.test(value)) return guidFault(value)
  if (asciiDomain(value)?.includes('.') !== true) return l10n.t('This is no tenant. Write its GUID, or a domain of it like contoso.onmicrosoft.com.')
  return domainFault(value)
}

const dateFault: Fault = (value) => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  const date = parts ? new Date(`${value}T00:00:00Z`) : undefined
  // A day that the month does not have rolls over, or is refused by the parser.
  const real = date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && !value.startsWith('0000')
  return real ? undefined : l10n.t('This is no day of the calendar. Write it as year-month-day, like 2026-12-31.')
}

const ownHostFault: Fault = (host) =>
  hostFault(host) ?? (isMicrosoftHost(host)
    ? l10n.t('An own cloud never names a host of Microsoft\'s. Use one of Microsoft\'s clouds by its name, or your own hosts alone.')
    : undefined)

const authorityFault: Fault = (authority) => {
  const colon = authority.indexOf(':')
  if (colon === -1) return ownHostFault(authority)
  const port = authority.slice(colon + 1)
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65535) return l10n.t('Write the host, or host:port with a port from 1 to 65535, without scheme and path.')
  return ownHostFault(authority.slice(0, colon))
}

const guid = (description: string): z.ZodString => text(guidFault, description, { pattern: GUID.source })
const address = (description: string): z.ZodString => text(addressFault, description, { minLength: 3, maxLength: 254 })

const hostPortSchema = z.strictObject({
  host: text(ownHostFault, 'Bare host name in ASCII form', { minLength: 1, maxLength: 253 }),
  port: z.number().superRefine((port, context) => {
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      context.addIssue({ code: 'custom', message: l10n.t('A port is a whole number from 1 to 65535.') })
    }
  }).meta({ type: 'integer', minimum: 1, maximum: 65535 }),
})

const cloudSchema = z.union([
  z.enum(['global', 'usgov-high', 'usgov-dod', 'china']),
  z.strictObject({
    authorityHost: text(authorityFault, 'host[:port] under which Entra\'s paths lie', { minLength: 1, maxLength: 259 }),
    imap: hostPortSchema,
    smtp: hostPortSchema,
  }),
]).meta({ description: 'A cloud of Microsoft 365, or the hosts of an own cloud, all together' })

export const mailboxSchema = z.strictObject({
  address: address('The mailbox'),
  imap: z.boolean().meta({ description: 'The helpdesk reads this mailbox' }),
  smtp: z.boolean().meta({ description: 'The helpdesk sends from this mailbox' }),
  signInAs: address('Who signs in; without it the mailbox itself').optional(),
  imapUser: address('Who logs in by IMAP; without it the mailbox itself').optional(),
  smtpUser: address('Who logs in by SMTP; without it who signs in, or app-only the mailbox itself').optional(),
  from: address('The sender of mails; without it the mailbox itself').optional(),
})

const PRODUCTS = [...HELPDESKS.map(({ id }) => id), OTHER_PRODUCT] as const

/** A profile with its mailboxes unread, so that a list of any length is judged one by one. */
export const profileFrameSchema = z.strictObject({
  id: text(idFault, 'Unique without regard to case', { pattern: PROFILE_ID.source }),
  name: text(nameFault, 'What the profile is called', { minLength: 1, maxLength: LONGEST_NAME }),
  cloud: cloudSchema,
  connection: z.enum(['office365', 'msn']).meta({ description: 'msn: personal accounts (Outlook.com)' }),
  flow: z.enum(['user', 'app-only']).meta({ description: 'user: a person signs in; app-only: the application itself' }),
  tenantId: text(tenantFault, 'A GUID or a domain; needed for app-only').optional(),
  clientId: guid('Application (client) ID'),
  objectId: guid('Object ID of the enterprise application, not of the app registration').optional(),
  credential: z.strictObject({
    kind: z.enum(['secret', 'certificate']),
    expiresOn: text(dateFault, 'Year-month-day', { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }).optional(),
  }),
  mailboxes: z.array(z.unknown()).min(1),
  helpdesk: z.strictObject({
    product: z.enum(PRODUCTS),
    url: text(urlFault, 'Where the helpdesk is opened', { pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' }).optional(),
    redirectUri: text(redirectUriFault, 'https, or http on localhost; neither fragment nor wildcard', { pattern: '^[^#*]+$' }).optional(),
  }),
})

export const profileSchema = profileFrameSchema.extend({ mailboxes: z.array(mailboxSchema).min(1) })

export const documentSchema = z.strictObject({ version: z.literal(1), profiles: z.array(profileSchema) })
  .meta({ title: 'Profiles of Helpdesk OAuth for Microsoft 365', description: 'Holds no secrets' })
