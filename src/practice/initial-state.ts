import { randomUUID } from 'node:crypto'
import type { TenantState } from './tenant-state.ts'

export const TENANT_DOMAIN = 'practice.example'
export const PROFILE_MAILBOXES = ['support@practice.example', 'sales@practice.example'] as const
/** App roles of Office 365 Exchange Online that the app-only flow needs (Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth"). */
export const APP_ROLES = ['IMAP.AccessAsApp', 'SMTP.SendAsApp'] as const

/** What stays the same however the tenant is broken: faults know by it what is right. */
export interface PracticeIds {
  readonly tenantId: string
  readonly appId: string
  readonly appObjectId: string
  readonly servicePrincipalObjectId: string
}

export const newPracticeIds = (): PracticeIds =>
  ({ tenantId: randomUUID(), appId: randomUUID(), appObjectId: randomUUID(), servicePrincipalObjectId: randomUUID() })

const APPLICATION_NAME = 'Practice helpdesk'

const everyOne = (keys: readonly string[]): Record<string, true> => Object.fromEntries(keys.map((key) => [key, true]))

/**
 * A tenant in which all is right, or (`empty`) one in which nothing but the application's registration, its id and its secret
 * exist. `anna@` is a mailbox that the application must never reach.
 */
export function initialState(
  ids: PracticeIds,
  secret: { readonly keyId: string; readonly hint: string; readonly endDateTime: string },
  empty: boolean,
): TenantState {
  const rights = empty ? {} : everyOne([ids.servicePrincipalObjectId])
  const roles = empty ? {} : everyOne(APP_ROLES)
  const mailbox = (displayName: string, fullAccess: Record<string, true>): TenantState['mailboxes'][string] =>
    ({ displayName, imapEnabled: true, smtpClientAuthenticationDisabled: null, fullAccess, sendAs: {} })
  return {
    tenant: { id: ids.tenantId, domain: TENANT_DOMAIN, displayName: 'Practice' },
    organization: { smtpClientAuthenticationDisabled: empty },
    applications: {
      [ids.appId]: {
        displayName: APPLICATION_NAME,
        objectId: ids.appObjectId,
        servicePrincipalObjectId: ids.servicePrincipalObjectId,
        signInAudience: 'AzureADMyOrg',
        redirectUris: {},
        permissions: roles,
        consent: roles,
        secrets: { [secret.keyId]: { hint: secret.hint, endDateTime: secret.endDateTime } },
      },
    },
    servicePrincipals: empty ? {} : { [ids.servicePrincipalObjectId]: { appId: ids.appId, displayName: APPLICATION_NAME } },
    mailboxes: {
      'support@practice.example': mailbox('Support', rights),
      'sales@practice.example': mailbox('Sales', rights),
      'anna@practice.example': mailbox('Anna Berg', {}),
    },
  }
}
