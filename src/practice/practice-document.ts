import type { FaultContext } from './faults/fault.ts'

export const PRACTICE_PROFILE_ID = 'practice-app-only'

/** The one profile that the practice tenant hands out, in the form of a profiles document. */
export interface PracticeProfile {
  readonly id: string
  readonly name: string
  readonly cloud: {
    readonly authorityHost: string
    readonly imap: { readonly host: string; readonly port: number }
    readonly smtp: { readonly host: string; readonly port: number }
  }
  readonly connection: 'office365'
  readonly flow: 'app-only'
  readonly tenantId: string
  readonly clientId: string
  readonly credential: { readonly kind: 'secret'; readonly expiresOn: string }
  readonly mailboxes: readonly { readonly address: string; readonly imap: true; readonly smtp: true }[]
  readonly helpdesk: { readonly product: string }
}

export interface PracticeDocument {
  readonly version: 1
  readonly profiles: readonly PracticeProfile[]
}

/** The document for a tenant that listens on these ports. */
export function practiceDocument({ ids, secret, mailboxes }: FaultContext, ports: { readonly entra: number; readonly imap: number; readonly smtp: number }): PracticeDocument {
  const profile: PracticeProfile = {
    id: PRACTICE_PROFILE_ID,
    name: 'Practice helpdesk',
    cloud: {
      authorityHost: `localhost:${ports.entra}`,
      imap: { host: 'localhost', port: ports.imap },
      smtp: { host: 'localhost', port: ports.smtp },
    },
    connection: 'office365',
    flow: 'app-only',
    tenantId: ids.tenantId,
    clientId: ids.appId,
    credential: { kind: 'secret', expiresOn: secret.endDateTime.slice(0, 10) },
    mailboxes: mailboxes.map((address) => ({ address, imap: true, smtp: true })),
    helpdesk: { product: 'inet-helpdesk' },
  }
  return { version: 1, profiles: [profile] }
}
