import { part, serviceState, type ServiceState } from './service-state.ts'
import { byDefault, flag, flagOrBlank, granted, map, matching, object, oneOf, orBlank, text, wholeNumber, type Keyed, type Shape } from './shape.ts'

/** A set of names: app role values such as `IMAP.AccessAsApp`, or object ids that hold a right. */
export type Granted = Keyed<true>

export interface ApplicationSecret {
  /** The first characters, as the portal shows them; the value itself never stands in the state. */
  readonly hint: string
  /** ISO 8601, UTC */
  readonly endDateTime: string
}

export interface ApplicationCertificate {
  /** ISO 8601, UTC */
  readonly endDateTime: string
  /** The certificate itself, DER in base64, as an admin uploads it: its public half checks assertions */
  readonly der: string
}

export interface Application {
  readonly displayName: string
  /** Object id of the app registration: the one that is easily taken for the next */
  readonly objectId: string
  /** Object id of the enterprise application, which tokens carry as `oid` */
  readonly servicePrincipalObjectId: string
  readonly signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs' | 'AzureADandPersonalMicrosoftAccount' | 'PersonalMicrosoftAccount'
  /** "Enabled for users to sign in?" of the enterprise application */
  readonly enabled: boolean
  /** "Assignment required?" of the enterprise application */
  readonly assignmentRequired: boolean
  /** "Allow public client flows" of the registration: device code without a secret */
  readonly publicClientFlows: boolean
  readonly redirectUris: Keyed<'web' | 'spa' | 'public'>
  /** API permissions that the registration asks for: app roles and delegated ones, by their value */
  readonly permissions: Granted
  /** What an admin consented to for the whole tenant; what a user consents to for himself is no admin's affair */
  readonly consent: Granted
  readonly secrets: Keyed<ApplicationSecret>
  /** By SHA-256 thumbprint, lower-case hex */
  readonly certificates: Keyed<ApplicationCertificate>
}

export interface User {
  readonly displayName: string
  readonly objectId: string
  readonly enabled: boolean
  /** `false` = signed in to the browser, but of another tenant */
  readonly member: boolean
  /** A second factor is asked for, which a sign-in without a page cannot give */
  readonly mfaRequired: boolean
  /** An admin ended the user's sign-ins; the next sign-in sets it back */
  readonly signInRevoked: boolean
  /** Applications the user is assigned to, by application (client) id */
  readonly assignedTo: Granted
}

export interface Mailbox {
  readonly displayName: string
  readonly imapEnabled: boolean
  /** null = follow the organisation (Microsoft, Set-CASMailbox) */
  readonly smtpClientAuthenticationDisabled: boolean | null
  /** Whose mailbox it is, by user principal name; null = a shared mailbox */
  readonly owner: string | null
  /** By the object id of a service principal or of a user */
  readonly fullAccess: Granted
  readonly sendAs: Granted
  /** Its quota is used up */
  readonly full: boolean
  /** Restricted from sending, as Defender does with a suspected sender */
  readonly restricted: boolean
}

export interface Organization {
  readonly smtpClientAuthenticationDisabled: boolean
  readonly securityDefaultsLockSmtp: boolean
  readonly authenticationPolicyBlocksSmtp: boolean
  /** A new, trial or suspected tenant may not send */
  readonly sendingBlocked: boolean
}

/** What Exchange keeps: it reaches the mail servers only after the propagation delay. */
export interface ExchangeState {
  readonly organization: Organization
  /** Service principals registered in Exchange, by their object id */
  readonly servicePrincipals: Keyed<{ readonly appId: string; readonly displayName: string }>
  /** By address, in lower case */
  readonly mailboxes: Keyed<Mailbox>
}

export interface Directory {
  readonly id: string
  readonly domain: string
  readonly displayName: string
  /** Where the tenant really lives, null = in this cloud */
  readonly nationalCloud: 'usgov' | 'china' | null
  /** There are licences with Exchange Online: without, its resource is unknown */
  readonly exchangeOnline: boolean
  /** "Do not allow user consent" when false */
  readonly userConsent: boolean
  /** A Conditional Access policy that blocks this place */
  readonly conditionalAccessBlocks: boolean
  /** Sign-in frequency of a policy, in hours; null = none */
  readonly signInFrequencyHours: number | null
}

/** The account that signs in to PowerShell, and the machine where it does. */
export interface Administrator {
  /** `user`: connects, and finds no cmdlet of an administrator. `none`: may not even connect */
  readonly exchangeRole: 'administrator' | 'user' | 'none'
  /** The Windows sign-in broker has no logon session to work in */
  readonly brokerFails: boolean
}

/** All that an admin sets, and what goes wrong at Microsoft: no log, token, session, mail or time. */
export interface TenantState extends ExchangeState {
  readonly tenant: Directory
  /** By application (client) id */
  readonly applications: Keyed<Application>
  /** By user principal name, in lower case */
  readonly users: Keyed<User>
  readonly administrator: Administrator
  readonly service: ServiceState
}

const guid = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a GUID in lower case')
const domain = matching(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, 'a domain in lower case')
const address = matching(/^[^\s@<>()"\\,;:A-Z]{1,64}@[a-z0-9.-]{1,253}$/, 'a mail address in lower case')
const date = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/, 'a date like 2027-01-31T00:00:00Z')
const permissionValue = matching(/^[A-Za-z][A-Za-z0-9._]{0,119}$/, 'the value of a permission')
const uri = matching(/^[a-z][a-z0-9+.-]*:[\x21-\x7e]{1,300}$/i, 'a URI')
const thumbprint = matching(/^[0-9a-f]{64}$/, 'a SHA-256 thumbprint in lower-case hex')
const certificateDer = matching(/^[A-Za-z0-9+/]{1,12000}={0,2}$/, 'a certificate in base64', 12_002)

const none = <T>(): Keyed<T> => Object.create(null) as Keyed<T>
const grants = (keys: Shape<string>): Shape<Granted> => byDefault(map(keys, granted), none<true>)

const off = byDefault(flag, () => false)
const on = byDefault(flag, () => true)

const application = object<Application>({
  displayName: text,
  objectId: guid,
  servicePrincipalObjectId: guid,
  signInAudience: oneOf('AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount'),
  enabled: on,
  assignmentRequired: off,
  publicClientFlows: off,
  redirectUris: byDefault(map(uri, oneOf('web', 'spa', 'public')), none<'web' | 'spa' | 'public'>),
  permissions: grants(permissionValue),
  consent: grants(permissionValue),
  secrets: byDefault(map(guid, object<ApplicationSecret>({ hint: text, endDateTime: date })), none<ApplicationSecret>),
  certificates: byDefault(map(thumbprint, object<ApplicationCertificate>({ endDateTime: date, der: certificateDer })), none<ApplicationCertificate>),
})

const user = object<User>({
  displayName: text,
  objectId: guid,
  enabled: on,
  member: on,
  mfaRequired: off,
  signInRevoked: off,
  assignedTo: grants(guid),
})

const mailbox = object<Mailbox>({
  displayName: text,
  imapEnabled: on,
  smtpClientAuthenticationDisabled: flagOrBlank,
  owner: orBlank(address),
  fullAccess: grants(guid),
  sendAs: grants(guid),
  full: off,
  restricted: off,
})

const directory = object<Directory>({
  id: guid,
  domain,
  displayName: text,
  nationalCloud: orBlank(oneOf('usgov', 'china')),
  exchangeOnline: on,
  userConsent: on,
  conditionalAccessBlocks: off,
  signInFrequencyHours: orBlank(wholeNumber(1, 24 * 365)),
})

const administrator = part(object<Administrator>({
  exchangeRole: byDefault(oneOf('administrator', 'user', 'none'), () => 'administrator'),
  brokerFails: off,
}))

const tenantState = object<TenantState>({
  tenant: directory,
  organization: object<Organization>({ smtpClientAuthenticationDisabled: flag, securityDefaultsLockSmtp: off, authenticationPolicyBlocksSmtp: off, sendingBlocked: off }),
  applications: map(guid, application),
  servicePrincipals: map(guid, object<{ appId: string; displayName: string }>({ appId: guid, displayName: text })),
  mailboxes: map(address, mailbox),
  users: byDefault(map(address, user), none<User>),
  administrator,
  service: serviceState,
})

/** Makes a state of its own from outside data. Throws `state.invalid` for a key or type that has no place in it. */
export const parseTenantState = (value: unknown): TenantState => tenantState(value, '')
