import { byDefault, flag, flagOrBlank, granted, map, matching, object, oneOf, text, type Keyed, type Shape } from './shape.ts'

/** A set of names: app role values such as `IMAP.AccessAsApp`, or object ids that hold a right. */
export type Granted = Keyed<true>

export interface ApplicationSecret {
  /** The first characters, as the portal shows them; the value itself never stands in the state. */
  readonly hint: string
  /** ISO 8601, UTC */
  readonly endDateTime: string
}

export interface Application {
  readonly displayName: string
  /** Object id of the app registration: the one that is easily taken for the next */
  readonly objectId: string
  /** Object id of the enterprise application, which tokens carry as `oid` */
  readonly servicePrincipalObjectId: string
  readonly signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs' | 'AzureADandPersonalMicrosoftAccount' | 'PersonalMicrosoftAccount'
  readonly redirectUris: Keyed<'web' | 'spa' | 'public'>
  /** API permissions that the registration asks for */
  readonly permissions: Granted
  /** What an admin consented to: these alone come into a token */
  readonly consent: Granted
  readonly secrets: Keyed<ApplicationSecret>
}

export interface Mailbox {
  readonly displayName: string
  readonly imapEnabled: boolean
  /** null = follow the organisation (Microsoft, Set-CASMailbox) */
  readonly smtpClientAuthenticationDisabled: boolean | null
  /** By the object id of the service principal */
  readonly fullAccess: Granted
  readonly sendAs: Granted
}

/** What Exchange keeps: it reaches the mail servers only after the propagation delay. */
export interface ExchangeState {
  readonly organization: { readonly smtpClientAuthenticationDisabled: boolean }
  /** Service principals registered in Exchange, by their object id */
  readonly servicePrincipals: Keyed<{ readonly appId: string; readonly displayName: string }>
  /** By address, in lower case */
  readonly mailboxes: Keyed<Mailbox>
}

/** All that an admin sets: no log, token, session, mail or time. */
export interface TenantState extends ExchangeState {
  readonly tenant: { readonly id: string; readonly domain: string; readonly displayName: string }
  /** By application (client) id */
  readonly applications: Keyed<Application>
}

const guid = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a GUID in lower case')
const domain = matching(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, 'a domain in lower case')
const address = matching(/^[^\s@<>()"\\,;:A-Z]{1,64}@[a-z0-9.-]{1,253}$/, 'a mail address in lower case')
const date = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/, 'a date like 2027-01-31T00:00:00Z')
const permissionValue = matching(/^[A-Za-z][A-Za-z0-9._]{0,119}$/, 'the value of a permission')
const uri = matching(/^[a-z][a-z0-9+.-]*:[\x21-\x7e]{1,300}$/i, 'a URI')

const none = <T>(): Keyed<T> => Object.create(null) as Keyed<T>
const grants = (keys: Shape<string>): Shape<Granted> => byDefault(map(keys, granted), none<true>)

const application = object<Application>({
  displayName: text,
  objectId: guid,
  servicePrincipalObjectId: guid,
  signInAudience: oneOf('AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount'),
  redirectUris: byDefault(map(uri, oneOf('web', 'spa', 'public')), none<'web' | 'spa' | 'public'>),
  permissions: grants(permissionValue),
  consent: grants(permissionValue),
  secrets: byDefault(map(guid, object<ApplicationSecret>({ hint: text, endDateTime: date })), none<ApplicationSecret>),
})

const mailbox = object<Mailbox>({
  displayName: text,
  imapEnabled: byDefault(flag, () => true),
  smtpClientAuthenticationDisabled: flagOrBlank,
  fullAccess: grants(guid),
  sendAs: grants(guid),
})

const tenantState = object<TenantState>({
  tenant: object<TenantState['tenant']>({ id: guid, domain, displayName: text }),
  organization: object<TenantState['organization']>({ smtpClientAuthenticationDisabled: flag }),
  applications: map(guid, application),
  servicePrincipals: map(guid, object<{ appId: string; displayName: string }>({ appId: guid, displayName: text })),
  mailboxes: map(address, mailbox),
})

/** Makes a state of its own from outside data. Throws `state.invalid` for a key or type that has no place in it. */
export const parseTenantState = (value: unknown): TenantState => tenantState(value, '')
