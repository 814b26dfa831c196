import assert from 'node:assert/strict'
import type { Report } from '../../src/core/reports/report.ts'
import { type PracticeTenant, startPracticeTenant } from '../../src/practice/start.ts'
import { cleanUp, command, refusal } from './extension.ts'

const ID = 'practice-app-only'

/** `check mailbox: status problem` for all that did not pass. */
const trouble = (report: Report): string[] =>
  report.results
    .filter(({ status }) => status !== 'pass')
    .map(({ check, mailbox, status, problem }) => `${check} ${mailbox?.split('@')[0] ?? '-'}: ${status} ${problem?.id ?? ''}`.trimEnd())

/** A tenant of the test's own, so that the profile comes in as an admin's would: from a document, with a CA and a secret. */
describe('an imported profile', () => {
  let tenant: PracticeTenant

  const setFault = async (fault: string, on: boolean): Promise<void> => {
    const answer = await fetch(`${tenant.admin.url}/faults/${fault}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${tenant.admin.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ on }),
    })
    assert.ok(answer.ok, `${fault}: ${answer.status}`)
  }

  before(async () => {
    tenant = await startPracticeTenant()
  })

  after(async () => {
    await cleanUp()
    await tenant.close()
  })

  it('is refused without a confirmation that names each host of its own cloud, and nothing is stored', async () => {
    const { code, details } = await refusal('importProfiles', tenant.document)
    assert.equal(code, 'confirmation.required')
    assert.deepEqual((details as { hosts: unknown }).hosts, ['localhost'])
    assert.equal((await refusal('runChecks', ID)).code, 'profile.unknown')
  })

  it('passes every check of a healthy tenant', async () => {
    assert.deepEqual(await command('importProfiles', tenant.document, { confirm: true, ca: tenant.caPem }), [ID, 'practice-user'])
    await command('setClientSecret', ID, tenant.secrets[ID])
    const report = await command<Report>('runChecks', ID)
    assert.equal(report.profile, ID)
    assert.deepEqual(trouble(report), [])
    assert.equal(report.results.length, 7)
  })

  for (const [fault, expected] of [
    ['entra.roles-missing', [
      'entra.roles -: fail entra.roles-missing',
      'exchange.imap support: fail entra.roles-missing', 'exchange.imap sales: fail entra.roles-missing',
      'exchange.smtp support: fail entra.roles-missing', 'exchange.smtp sales: fail entra.roles-missing',
    ]],
    ['exchange.principal-missing', [
      'exchange.imap support: fail exchange.principal-missing', 'exchange.imap sales: fail exchange.principal-missing',
      'exchange.smtp support: fail exchange.principal-missing', 'exchange.smtp sales: fail exchange.principal-missing',
    ]],
    ['exchange.not-connected', [
      'exchange.imap support: fail exchange.not-connected', 'exchange.imap sales: fail exchange.not-connected',
      'exchange.smtp support: warn', 'exchange.smtp sales: warn',
    ]],
    ['exchange.smtp-auth-disabled-org', [
      'exchange.smtp support: fail exchange.smtp-auth-disabled-org', 'exchange.smtp sales: fail exchange.smtp-auth-disabled-org',
    ]],
  ] as const) {
    it(`names ${fault}, and passes once it is mended`, async () => {
      await setFault(fault, true)
      assert.deepEqual(trouble(await command<Report>('runChecks', ID)), expected)
      await setFault(fault, false)
      assert.deepEqual(trouble(await command<Report>('runChecks', ID)), [])
    })
  }

  it('names a wrong secret', async () => {
    await command('setClientSecret', ID, 'Wr0ng8Q~not-the-secret-of-this-application')
    const report = await command<Report>('runChecks', ID)
    assert.equal(report.results.find(({ check }) => check === 'entra.client')?.problem?.id, 'entra.secret-invalid')
    await command('setClientSecret', ID, tenant.secrets[ID])
  })

  it('says what is not reached once the tenant is gone', async () => {
    await tenant.close()
    const report = await command<Report>('runChecks', ID)
    assert.equal(report.results.find(({ check }) => check === 'entra.client')?.problem?.id, 'network.refused')
  })
})
