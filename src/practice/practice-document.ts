import type { FaultContext } from './faults/fault.ts'
import { ANNA, HELPDESK_REDIRECT_URI, SHARED_MAILBOX } from './initial-state.ts'

export const APP_ONLY_PROFILE_ID = 'practice-app-only'
export const USER_PROFILE_ID = 'practice-user'

interface Ports {
  readonly entra: number
  readonly imap: number
  readonly smtp: number
}

interface PracticeMailbox {
  readonly address: string
  readonly imap: true
  readonly smtp: true
  readonly signInAs?: string
}

/** One of the two profiles that the practice tenant hands out, in the form of a profiles document. */
export interface PracticeProfile {
  readonly id: string
  readonly name: string
  readonly cloud: {
    readonly authorityHost: string
    readonly imap: { readonly host: string; readonly port: number }
    readonly smtp: { readonly host: string; readonly port: number }
  }
  readonly connection: 'office365'
  readonly flow: 'app-only' | 'user'
  readonly tenantId: string
  readonly clientId: string
  readonly credential: { readonly kind: 'secret'; readonly expiresOn: string }
  readonly mailboxes: readonly PracticeMailbox[]
  readonly helpdesk: { readonly product: string; readonly redirectUri?: string }
}

export interface PracticeDocument {
  readonly version: 1
  readonly profiles: readonly [appOnly: PracticeProfile, user: PracticeProfile]
}

const withMail = (address: string): PracticeMailbox => ({ address, imap: true, smtp: true })

/** The document for a tenant that listens on these ports: the helpdesk signed in as the application, and as a user. */
export function practiceDocument({ ids, secret, mailboxes }: FaultContext, ports: Ports): PracticeDocument {
  const common = {
    cloud: {
      authorityHost: `localhost:${ports.entra}`,
      imap: { host: 'localhost', port: ports.imap },
      smtp: { host: 'localhost', port: ports.smtp },
    },
    connection: 'office365',
    tenantId: ids.tenantId,
    clientId: ids.appId,
    credential: { kind: 'secret', expiresOn: secret.endDateTime.slice(0, 10) },
  } as const
  return {
    version: 1,
    profiles: [
      {
        id: APP_ONLY_PROFILE_ID, name: 'Practice helpdesk', ...common, flow: 'app-only',
        mailboxes: mailboxes.map(withMail), helpdesk: { product: 'inet-helpdesk' },
      },
      {
        id: USER_PROFILE_ID, name: 'Practice helpdesk, as a user', ...common, flow: 'user',
        mailboxes: [withMail(ANNA), { ...withMail(SHARED_MAILBOX), signInAs: ANNA }],
        helpdesk: { product: 'inet-helpdesk', redirectUri: HELPDESK_REDIRECT_URI },
      },
    ],
  }
}
