/** The clouds of Microsoft 365, as {@link CLOUDS} in clouds.ts describes them. */
export type CloudId = 'global' | 'usgov-high' | 'usgov-dod' | 'china'

export interface HostPort {
  readonly host: string
  readonly port: number
}

/** A cloud of one's own: all hosts together, never mixed with Microsoft's. `authorityHost` is host[:port]. */
export interface OwnCloud {
  readonly authorityHost: string
  readonly imap: HostPort
  readonly smtp: HostPort
}

export type Flow = 'user' | 'app-only'

/**
 * Three identities a mailbox: `signInAs` signs in (default `address`), `imapUser` logs in by IMAP (default `address`),
 * `smtpUser` by SMTP (default `signInAs` in the user flow, else `address`); `from` (default `address`) is the sender.
 */
export interface Mailbox {
  readonly address: string
  readonly imap: boolean
  readonly smtp: boolean
  readonly signInAs?: string | undefined
  readonly imapUser?: string | undefined
  readonly smtpUser?: string | undefined
  readonly from?: string | undefined
}

export interface Credential {
  readonly kind: 'secret' | 'certificate'
  /** YYYY-MM-DD */
  readonly expiresOn?: string | undefined
}

/** One connection of a helpdesk to Microsoft 365 mail. Holds no secret. */
export interface Profile {
  readonly id: string
  readonly name: string
  readonly cloud: CloudId | OwnCloud
  readonly connection: 'office365' | 'msn'
  readonly flow: Flow
  /** A GUID or a domain; required for app-only. */
  readonly tenantId?: string | undefined
  readonly clientId: string
  /** Object id of the enterprise application (service principal), not of the app registration. */
  readonly objectId?: string | undefined
  readonly credential: Credential
  readonly mailboxes: readonly Mailbox[]
  readonly helpdesk: { readonly product: string; readonly url?: string | undefined; readonly redirectUri?: string | undefined }
}

export interface ProfilesDocument {
  readonly version: 1
  readonly profiles: readonly Profile[]
}

/** Who logs in by IMAP. */
export const imapUser = (mailbox: Mailbox): string => mailbox.imapUser ?? mailbox.address

/** Who authenticates by SMTP: a shared mailbox is sent as its delegate in the user flow. */
export const smtpUser = (flow: Flow, mailbox: Mailbox): string =>
  mailbox.smtpUser ?? (flow === 'user' ? (mailbox.signInAs ?? mailbox.address) : mailbox.address)
