import type { Profile } from '../../../../src/core/profiles/profile.ts'

/** A profile of the app-only flow, to be changed in the part that a test is about. */
export const appOnlyProfile = (changes: Partial<Profile> = {}): Profile => ({
  id: 'contoso',
  name: 'Contoso Helpdesk',
  cloud: 'global',
  connection: 'office365',
  flow: 'app-only',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  objectId: '0f0f0f0f-1a1a-2b2b-3c3c-4d4d4d4d4d4d',
  credential: { kind: 'secret' },
  mailboxes: [
    { address: 'support@contoso.example', imap: true, smtp: true },
    { address: 'sales@contoso.example', imap: true, smtp: false },
  ],
  helpdesk: { product: 'inet-helpdesk' },
  ...changes,
})

export const OWN_CLOUD: Profile['cloud'] = {
  authorityHost: 'localhost:8443',
  imap: { host: 'localhost', port: 993 },
  smtp: { host: 'localhost', port: 587 },
}

/** The nonce of every golden file. */
export const NONCE = '0123abcd0123abcd0123abcd0123abcd'
