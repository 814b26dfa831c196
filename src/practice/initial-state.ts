import { randomUUID } from 'node:crypto'

export const TENANT_DOMAIN = 'practice.example'
export const PROFILE_MAILBOXES = ['support@practice.example', 'sales@practice.example'] as const
/** App roles of Office 365 Exchange Online that the app-only flow needs (Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth"). */
export const APP_ROLES = ['IMAP.AccessAsApp', 'SMTP.SendAsApp'] as const

/** Delegated permissions that the user flow needs, and Graph's that every registration begins with (the same page). */
export const DELEGATED_SCOPES = ['IMAP.AccessAsUser.All', 'SMTP.Send', 'offline_access', 'User.Read'] as const
/** Who signs in for the user flow, with a mailbox of her own and the right to a shared one */
export const ANNA = 'anna@practice.example'
/** A colleague without any right to the mailboxes of the profiles: the account that a browser signs in by mistake */
export const BEN = 'ben@practice.example'
/** Known to the browser, and not of this tenant */
export const KIM = 'kim@elsewhere.example'
export const SHARED_MAILBOX = 'team@practice.example'
export const HELPDESK_REDIRECT_URI = 'https://helpdesk.practice.example/oauth/callback'
/** Where this machine's own sign-in returns to; Entra lets it have any port (Microsoft, "Redirect URI restrictions") */
export const LOOPBACK_REDIRECT_URI = 'http://localhost'

/** What stays the same however the tenant is broken: faults know by it what is right. */
export interface PracticeIds {
  readonly tenantId: string
  readonly appId: string
  readonly appObjectId: string
  readonly servicePrincipalObjectId: string
  /** Object ids of the users */
  readonly anna: string
  readonly ben: string
  readonly kim: string
}

export const newPracticeIds = (): PracticeIds => ({
  tenantId: randomUUID(), appId: randomUUID(), appObjectId: randomUUID(), servicePrincipalObjectId: randomUUID(),
  anna: randomUUID(), ben: randomUUID(), kim: randomUUID(),
})

const APPLICATION_NAME = 'Practice helpdesk'

const everyOne = (keys: readonly string[]): Record<string, true> => Object.fromEntries(keys.map((key) => [key, true]))

/**
 * A tenant in which all is right, or (`empty`) one in which nothing but the application's registration, its id and its secret
 * exist. `support@` and `sales@` are the application's, `team@` is shared with anna; the application must never reach anna's own.
 * Left for the state's own defaults is whatever is not set up.
 */
export function initialState(
  ids: PracticeIds,
  secret: { readonly keyId: string; readonly hint: string; readonly endDateTime: string },
  empty: boolean,
): object {
  const whenSetUp = (part: object): object => (empty ? {} : part)
  const shared = (displayName: string, ...objectIds: readonly string[]): object => ({ displayName, fullAccess: whenSetUp(everyOne(objectIds)) })
  return {
    tenant: { id: ids.tenantId, domain: TENANT_DOMAIN, displayName: 'Practice' },
    organization: { smtpClientAuthenticationDisabled: empty },
    applications: {
      [ids.appId]: {
        displayName: APPLICATION_NAME,
        objectId: ids.appObjectId,
        servicePrincipalObjectId: ids.servicePrincipalObjectId,
        signInAudience: 'AzureADMyOrg',
        secrets: { [secret.keyId]: { hint: secret.hint, endDateTime: secret.endDateTime } },
        ...whenSetUp({
          redirectUris: { [HELPDESK_REDIRECT_URI]: 'web', [LOOPBACK_REDIRECT_URI]: 'web' },
          permissions: everyOne([...APP_ROLES, ...DELEGATED_SCOPES]),
          consent: everyOne([...APP_ROLES, ...DELEGATED_SCOPES]),
          publicClientFlows: true,
        }),
      },
    },
    servicePrincipals: whenSetUp({ [ids.servicePrincipalObjectId]: { appId: ids.appId, displayName: APPLICATION_NAME } }),
    mailboxes: {
      'support@practice.example': shared('Support', ids.servicePrincipalObjectId),
      'sales@practice.example': shared('Sales', ids.servicePrincipalObjectId),
      [SHARED_MAILBOX]: { ...shared('Team', ids.anna), sendAs: whenSetUp(everyOne([ids.anna])) },
      [ANNA]: { displayName: 'Anna Berg', owner: ANNA },
      [BEN]: { displayName: 'Ben Sommer', owner: BEN },
    },
    users: {
      [ANNA]: { displayName: 'Anna Berg', objectId: ids.anna },
      [BEN]: { displayName: 'Ben Sommer', objectId: ids.ben },
      [KIM]: { displayName: 'Kim Winter', objectId: ids.kim, member: false },
    },
  }
}
