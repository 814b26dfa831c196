import assert from 'node:assert/strict'
import { runReport } from '../../../../src/core/reports/run-report.ts'
import { Secret } from '../../../../src/core/secret.ts'
import { Vault } from '../../../../src/core/secrets/vault.ts'
import { trustFor } from '../../../../src/core/trust.ts'
import type { Profile } from '../../../../src/core/profiles/profile.ts'
import { FAULTS } from '../../../../src/practice/faults/registry.ts'
import { type PracticeTenant, startPracticeTenant } from '../../../../src/practice/start.ts'
import { fakeHost } from '../../fakes.ts'
import { PENDING } from './pending-faults.ts'

/** A result that is neither passed nor skipped; `-` where no cause is named. */
interface Failure {
  readonly check: string
  readonly problem: string
}

/** What the profile that signs in as the application is told. */
async function failures(practice: PracticeTenant): Promise<Failure[]> {
  const profile: Profile = practice.document.profiles[0]
  const host = fakeHost()
  const vault = new Vault(host)
  await vault.setClientSecret(profile, new Secret(practice.secrets[profile.id] ?? ''))
  const { results } = await runReport(profile, { host, vault, trust: trustFor(profile, practice.caPem), signal: new AbortController().signal, limitMs: 8000 })
  return results.flatMap(({ check, status, problem }) => (status === 'pass' || status === 'skip' ? [] : [{ check, problem: problem?.id ?? '-' }]))
}

describe('FAULTS: the problem that each leads to', () => {
  let practice: PracticeTenant

  before(async () => {
    practice = await startPracticeTenant()
  })
  afterEach(() => practice.tenant.reset())
  after(() => practice.close())

  it('passes in full where nothing is broken', async () => {
    assert.deepEqual(await failures(practice), [])
  })

  it('lists as pending nothing but faults', () => {
    const ids = FAULTS.map(({ id }) => id)
    assert.deepEqual(Object.keys(PENDING).filter((id) => !ids.includes(id)), [])
  })

  for (const { id } of FAULTS.filter((fault) => !(fault.id in PENDING))) {
    it(`${id}: alone is named while it is broken, and nothing fails once it is mended`, async () => {
      practice.setFault(id, true)
      const named = new Set((await failures(practice)).map(({ problem }) => problem))
      // SMTP AUTH alone proves no permission where IMAP fails: a warning, without a cause of its own.
      named.delete('-')
      assert.deepEqual([...named], [id.replace(/~.*$/, '')])
      practice.setFault(id, false)
      assert.deepEqual(await failures(practice), [])
    })
  }

  for (const { id } of FAULTS.filter((fault) => fault.id in PENDING)) {
    it(`${id}: is met by nothing yet, so nothing is blamed for it (issue ${PENDING[id] ?? ''})`, async () => {
      practice.setFault(id, true)
      assert.deepEqual(await failures(practice), [])
    })
  }
})
