import type { Evidence, Stage } from '../../../../src/core/evidence/evidence.ts'
import type { Scene } from '../../../../src/core/problems/problem.ts'

/** Facts as the checks leave them, with what a row does not care about filled in. */

const at = '2026-11-25T18:00:00.000Z'
const wire = { at, durationMs: 12 }

export const imap = (reply: string, stage: Stage = 'auth', command?: string): Evidence => ({ kind: 'imap', at, stage, reply, ...(command === undefined ? {} : { command }) })

export const imapError = (error: string, stage: Stage, reply?: string): Evidence => ({ kind: 'imap', at, stage, error, ...(reply === undefined ? {} : { reply }) })

export const smtp = (reply: string, stage: Stage = 'auth', command?: string): Evidence => ({ kind: 'smtp', at, stage, reply, ...(command === undefined ? {} : { command }) })

export const smtpError = (error: string, stage: Stage): Evidence => ({ kind: 'smtp', at, stage, error })

export const entra = (error: string, number?: number, description?: string): Evidence => ({
  kind: 'oauth-error', at, error,
  ...(number === undefined ? {} : { number }),
  ...(description === undefined ? {} : { description: number === undefined ? description : `AADSTS${number}: ${description}` }),
})

export const token = (roles: readonly string[], aud = 'https://outlook.office365.com'): Evidence =>
  ({ kind: 'token', at, roles, scp: [], aud, oid: '0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0' })

export const BOTH_ROLES = ['IMAP.AccessAsApp', 'SMTP.SendAsApp']

export const dns = (error: string, host = 'outlook.office365.com'): Evidence => ({ kind: 'dns', ...wire, host, addresses: [], error })

export const tcp = (error?: string, host = 'outlook.office365.com', port = 993): Evidence => ({ kind: 'tcp', ...wire, host, port, ...(error === undefined ? {} : { error }) })

export const tls = (error?: string, issuer = 'CN=DigiCert Cloud Services CA-1, O=DigiCert Inc, C=US'): Evidence =>
  ({ kind: 'tls', ...wire, host: 'outlook.office365.com', port: 993, issuer, validTo: '2027-03-01T23:59:59.000Z', ...(error === undefined ? {} : { error }) })

export const http = (status?: number, error?: string): Evidence => ({
  kind: 'http', at, host: 'login.microsoftonline.com', path: '/contoso.example/oauth2/v2.0/token',
  ...(status === undefined ? {} : { status }), ...(error === undefined ? {} : { error }),
})

export const clock = (skewMs: number): Evidence => ({ kind: 'clock', at, skewMs })

export const secretShape = (value: 'guid' | 'other'): Evidence => ({ kind: 'setting', at, name: 'secret.shape', value })

export const issuer = (value: string): Evidence => ({ kind: 'setting', at, name: 'tenant.issuer', value })

export interface Given {
  readonly own: readonly Evidence[]
  /** What the rest of the run showed, beside `own` */
  readonly beside?: readonly Evidence[]
  /** Default app-only */
  readonly flow?: Scene['flow']
}

export const scene = ({ own, beside = [], flow = 'app-only' }: Given): Scene => ({
  flow,
  product: 'inet-helpdesk',
  own,
  run: [...beside, ...own],
  names: { clientId: '6f5a4b3c-2d1e-4f00-9a8b-7c6d5e4f3a2b', tenantId: 'contoso.example', mailbox: 'support@contoso.example', host: 'login.microsoftonline.com' },
})

/** One problem: the evidence that must name it first, and evidence that resembles it and must not name it at all. */
export interface Row {
  readonly id: string
  readonly shown: readonly (Given & { readonly by: string; readonly certainty?: 'certain' | 'likely' | 'possible' })[]
  readonly misses: readonly (Given & { readonly by: string })[]
}
