import type { Host } from '../../../../src/core/host.ts'
import type { Mailbox, Profile } from '../../../../src/core/profiles/profile.ts'
import { Secret } from '../../../../src/core/secret.ts'

export const sampleMailbox = (changes: Partial<Mailbox> = {}): Mailbox => ({ address: 'support@contoso.com', imap: true, smtp: true, ...changes })

/** A whole profile of the app-only flow, with changes. */
export const sampleProfile = (changes: Partial<Profile> = {}): Profile => ({
  id: 'support',
  name: 'Support desk',
  cloud: 'global',
  connection: 'office365',
  flow: 'app-only',
  tenantId: 'contoso.onmicrosoft.com',
  clientId: '0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b11',
  credential: { kind: 'secret' },
  mailboxes: [sampleMailbox()],
  helpdesk: { product: 'inet-helpdesk' },
  ...changes,
})

export const sampleOwnCloud = {
  authorityHost: 'login.practice.example:8443', imap: { host: 'mail.practice.example', port: 993 }, smtp: { host: 'mail.practice.example', port: 587 },
} as const

/** A host in memory. `stored` and `secrets` are what a test may look into. */
export function memoryHost(): { host: Host; stored: Map<string, unknown>; secrets: Map<string, string>; warnings: string[] } {
  const stored = new Map<string, unknown>()
  const secrets = new Map<string, string>()
  const warnings: string[] = []
  const ignore = (): void => undefined
  const host: Host = {
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    log: { trace: ignore, info: ignore, warn: (line) => warnings.push(line), error: ignore },
    storage: {
      get: (key) => stored.get(key),
      set: (key, value) => {
        if (value === undefined) stored.delete(key)
        else stored.set(key, value)
        return Promise.resolve()
      },
      keys: () => [...stored.keys()],
    },
    secrets: {
      get: (key) => {
        const value = secrets.get(key)
        return Promise.resolve(value === undefined ? undefined : new Secret(value))
      },
      set: (key, value) => Promise.resolve(void secrets.set(key, value.reveal())),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
    },
    lookup: () => {
      throw new Error('Nothing is looked up here')
    },
  }
  return { host, stored, secrets, warnings }
}
