import assert from 'node:assert/strict'
import { readClaims } from '../../../src/core/auth/claims.ts'
import { recordEntraError } from '../../../src/core/auth/entra-error.ts'
import { diagnose } from '../../../src/core/diagnosis.ts'
import { EvidenceLog } from '../../../src/core/evidence/evidence-log.ts'
import type { Evidence } from '../../../src/core/evidence/evidence.ts'
import { Secret } from '../../../src/core/secret.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../src/practice/start.ts'
import { problemsMetBy } from '../../problem-walk.ts'
import { imap, scene, smtp, token } from '../core/problems/facts.ts'
import { fakeHost } from '../fakes.ts'
import { askToken, RawImap, RawSmtp, SUPPORT, tokenOf, xoauth2 } from './practice-clients.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Errs over SMTP behind STARTTLS; the whole last reply. */
async function overSmtp(tenant: PracticeTenant, ...lines: readonly string[]): Promise<string> {
  const raw = new RawSmtp(tenant)
  try {
    let reply = await raw.startTls()
    for (const line of lines) reply = await raw.command(line)
    return reply.trim()
  } finally {
    raw.end()
  }
}

/** Errs over IMAP; the last command's whole answer. */
async function overImap(tenant: PracticeTenant, ...lines: readonly string[]): Promise<string> {
  const raw = new RawImap(tenant)
  try {
    let reply = await raw.until(/\n/)
    for (const line of lines) reply = await raw.command(line)
    return reply.trim()
  } finally {
    raw.end()
  }
}

/** What Entra refuses a token request with, as the checks keep it. */
async function fromEntra(tenant: PracticeTenant, changes: Readonly<Record<string, string | undefined>>, headers = {}): Promise<readonly Evidence[]> {
  const evidence = new EvidenceLog(fakeHost().clock)
  assert.ok(recordEntraError(evidence, (await askToken(tenant, changes, undefined, headers)).json), 'Entra did not refuse')
  return evidence.entries
}

const password = (user: string): readonly string[] => ['AUTH LOGIN', base64(user), base64('Pa55word')]

/** The client errs, the practice servers answer; each way to a problem is one that a log shows. */
const ERRORS: Readonly<Record<string, Readonly<Record<string, (tenant: PracticeTenant) => Promise<readonly Evidence[]>>>>> = {
  'exchange.basic-auth-disabled': {
    'a password for sending': async (tenant) => [smtp(await overSmtp(tenant, ...password(SUPPORT)), 'auth', 'AUTH LOGIN')],
    'a mechanism that Exchange does not know': async (tenant) => [smtp(await overSmtp(tenant, 'AUTH CRAM-MD5'), 'auth', 'AUTH CRAM-MD5')],
    'a password for reading': async (tenant) => [imap(await overImap(tenant, `LOGIN ${SUPPORT} Pa55word`), 'auth', 'LOGIN')],
  },
  'exchange.smtp-password-wrong': {
    'a password of nobody': async (tenant) => [smtp(await overSmtp(tenant, ...password('nobody@practice.example')), 'auth', 'AUTH LOGIN')],
  },
  'exchange.smtp-not-authenticated': {
    'a mail without a login': async (tenant) => [smtp(await overSmtp(tenant, `MAIL FROM:<${SUPPORT}>`), 'from', 'MAIL FROM')],
  },
  'exchange.xoauth2-malformed': {
    'no token for SMTP': async (tenant) => [smtp(await overSmtp(tenant, `AUTH XOAUTH2 ${xoauth2(SUPPORT, '')}`), 'auth', 'AUTH XOAUTH2')],
    'no token for IMAP': async (tenant) => [imap(await overImap(tenant, `AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, '')}`), 'auth', 'AUTHENTICATE XOAUTH2')],
  },
  'exchange.imap-command-rejected': {
    'a command with a wrong argument': async (tenant) => {
      const login = `AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`
      return [imap(await overImap(tenant, login, 'SELECT (INBOX)'), 'open', 'SELECT')]
    },
  },
  'entra.password-invalid': {
    'a password in place of a sign-in': (tenant) => fromEntra(tenant, { grant_type: 'password', username: 'anna@practice.example', password: 'Pa55word', scope: 'https://outlook.office.com/SMTP.Send' }),
  },
  'entra.parameter-missing': { 'no scope': (tenant) => fromEntra(tenant, { scope: '' }), 'no grant': (tenant) => fromEntra(tenant, { grant_type: undefined }) },
  'entra.request-malformed': { 'credentials that cannot be decoded': (tenant) => fromEntra(tenant, {}, { authorization: `Basic ${base64('%:%')}` }) },
  'entra.scope-invalid': {
    'two scopes': (tenant) => fromEntra(tenant, { scope: 'https://outlook.office365.com/.default https://graph.microsoft.com/.default' }),
    'a single permission': (tenant) => fromEntra(tenant, { scope: 'https://outlook.office365.com/IMAP.AccessAsApp' }),
  },
  'entra.audience-wrong': {
    'a token for Microsoft Graph': async (tenant) => {
      const graph = await tokenOf(tenant, { scope: 'https://graph.microsoft.com/.default' })
      const claims = readClaims(new Secret(graph))?.claims
      return [token(claims?.roles ?? [], claims?.aud), imap(await overImap(tenant, `AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, graph)}`), 'auth', 'AUTHENTICATE XOAUTH2')]
    },
  },
  'entra.other': {
    'a number without a row': (tenant) => {
      tenant.setFault('entra.other', true)
      return fromEntra(tenant, {})
    },
  },
}

describe('problems that only a log shows', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  it('has a client that errs for each of them', () => assert.deepEqual(Object.keys(ERRORS).sort(), [...problemsMetBy('log')].sort()))

  for (const [id, ways] of Object.entries(ERRORS)) {
    for (const [by, err] of Object.entries(ways)) {
      it(`names ${id} first for what the practice servers answer to ${by}`, async () => {
        const own = await err(tenant)
        assert.equal(diagnose(scene({ own, flow: 'unknown' }))[0]?.problem.id, id, JSON.stringify(own))
      })
    }
  }
})
