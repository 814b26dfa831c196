import type { CheckStatus } from '../../../../src/core/checks/check.ts'
import type { CheckId } from '../../../../src/core/checks/check-id.ts'
import type { KeptResult } from '../../../../src/vscode/storage/last-reports.ts'
import type { Moment, ProfileView } from '../../../../src/vscode/tree/tree-input.ts'
import type { TreeRow } from '../../../../src/vscode/tree/tree-row.ts'

export const MOMENT: Moment = { now: new Date(2026, 10, 25, 14, 30), locale: 'en' }
const AT = new Date(2026, 10, 25, 14, 5).toISOString()

export const MAILBOX = 'support@contoso.com'

export const kept = (check: CheckId, status: CheckStatus, more: Partial<KeptResult> = {}): KeptResult => ({
  check, status, summary: `Summary of ${check}.`, durationMs: 12, evidence: [], at: AT, ...more,
})

export const NOT_CONNECTED = {
  id: 'exchange.not-connected',
  title: 'No permission on the mailbox',
  cause: 'Exchange knows the application but not its permission.',
  remedy: ['Run the script.', 'Wait some minutes.'],
  certainty: 'certain',
  script: 'grant-mailbox-access',
} as const

export const sampleView = (more: Partial<ProfileView> = {}): ProfileView => ({
  profile: {
    id: 'desk',
    name: 'Desk',
    cloud: 'global',
    connection: 'office365',
    flow: 'app-only',
    tenantId: 'contoso.onmicrosoft.com',
    clientId: '6a2f0c0e-9d3b-4a53-8e41-3a5d1a0b7c21',
    credential: { kind: 'secret', expiresOn: '2027-01-09' },
    mailboxes: [{ address: MAILBOX, imap: true, smtp: true }],
    helpdesk: { product: 'inet-helpdesk' },
  },
  results: [],
  live: undefined,
  secret: 'secret',
  isPractice: false,
  productName: 'i-net HelpDesk',
  scripts: new Set(['grant-mailbox-access']),
  ...more,
})

export const ALL_PASS: readonly KeptResult[] = [
  kept('entra.tenant', 'pass'),
  kept('entra.client', 'pass', {
    evidence: [{ kind: 'token', at: AT, aud: 'a', scp: [], roles: ['IMAP.AccessAsApp', 'SMTP.SendAsApp'], exp: new Date(2026, 10, 25, 15, 5).toISOString() }],
  }),
  kept('entra.roles', 'pass'),
  kept('exchange.imap', 'pass', { mailbox: MAILBOX }),
  kept('exchange.smtp', 'pass', { mailbox: MAILBOX }),
]

/** The row with this label, wherever it stands below. */
export function find(row: TreeRow, label: string): TreeRow {
  const search = (within: TreeRow): TreeRow | undefined => (within.content.label === label ? within : within.children.map(search).find(Boolean))
  const found = search(row)
  if (!found) throw new Error(`No row ${label}`)
  return found
}
