import assert from 'node:assert/strict'
import { ConfigurationTarget, workspace } from 'vscode'
import type { Profile } from '../../src/core/profiles/profile.ts'
import type { Report } from '../../src/core/reports/report.ts'
import { FAULTS } from '../../src/practice/faults/registry.ts'
import { type PracticeTenant, startPracticeTenant } from '../../src/practice/start.ts'
import { pendingProblems, problemsMetBy } from '../problem-walk.ts'
import { skip } from '../skip.ts'
import { authority } from '../unit/hostile.ts'
import { PENDING } from '../unit/practice/faults/pending-faults.ts'
import { cleanUp, command, refusal } from './extension.ts'
import { closeAll, OTHER_MEANS } from './walk/other-means.ts'

const ID = 'practice-app-only'
/** Faults that mend only together with the profile's own doing are switched on beside what `OTHER_MEANS` changes. */
const BESIDE: Readonly<Record<string, string>> = { 'exchange.smtp-refused': 'exchange.principal-missing' }

const named = ({ results }: Report): string[] => results.flatMap(({ status, problem }) => (status === 'fail' || status === 'warn' ? [problem?.id ?? '-'] : []))
const failing = ({ results }: Report): string[] =>
  results.filter(({ status }) => status !== 'pass').map(({ check, mailbox, summary }) => `${check} ${mailbox ?? ''}: ${summary}`)

/** Break a thing, run the checks in this VS Code, read the problem; mend it, and all is well: for each problem that the checks can meet. */
describe('every problem that the checks can meet', () => {
  let tenant: PracticeTenant
  let profile: Profile

  const setFault = async (fault: string, on: boolean): Promise<void> => {
    const answer = await fetch(`${tenant.admin.url}/faults/${encodeURIComponent(fault)}`, {
      method: 'PUT', headers: { authorization: `Bearer ${tenant.admin.key}` }, body: JSON.stringify({ on }),
    })
    assert.ok(answer.ok, `${fault}: ${answer.status}`)
  }

  /** The profile as an admin would import it, over the one that is there. */
  const importProfile = async (changes: Partial<Profile>, withSecret = true): Promise<void> => {
    const document = { version: 1, profiles: [{ ...profile, ...changes }] }
    await command('importProfiles', document, { confirm: true, ca: `${tenant.caPem}\n${authority.caPem}` })
    if (withSecret) await command('setClientSecret', ID, tenant.secrets[ID])
  }

  const run = async (): Promise<Report> => await command<Report>('runChecks', ID)

  before(async () => {
    tenant = await startPracticeTenant()
    profile = tenant.document.profiles[0]
    await workspace.getConfiguration('helpdeskOAuth').update('checkTimeout', 5, ConfigurationTarget.Global)
    await importProfile({})
    assert.deepEqual(failing(await run()), [])
  })

  after(async () => {
    await workspace.getConfiguration('helpdeskOAuth').update('checkTimeout', undefined, ConfigurationTarget.Global)
    await cleanUp()
    await tenant.close()
  })

  for (const id of problemsMetBy('fault')) {
    const ways = FAULTS.filter((fault) => (fault.id === id || fault.id.startsWith(`${id}~`)) && !(fault.id in PENDING))
    it(`${id}: the tenant has a fault for it`, () => assert.notDeepEqual(ways, []))
    for (const way of ways) {
      it(`${way.id}: is named, and gone once it is mended`, async () => {
        await setFault(way.id, true)
        const broken = named(await run())
        await setFault(way.id, false)
        assert.ok(broken.includes(id), `named: ${broken.join(', ') || 'nothing'}`)
        assert.deepEqual(failing(await run()), [])
      })
    }
  }

  for (const id of problemsMetBy('other means')) {
    if (id === 'entra.secret-is-id') continue
    it(`${id}: is named, and gone once the profile is right`, async () => {
      const means = OTHER_MEANS[id]
      assert.ok(means, 'no other means')
      const beside = BESIDE[id]
      try {
        await command('deleteProfile', ID, { confirm: true })
        await importProfile(await means.changes(profile), means.withSecret)
        if (beside !== undefined) await setFault(beside, true)
        const broken = named(await run())
        assert.ok(broken.includes(id), `named: ${broken.join(', ') || 'nothing'}`)
      } finally {
        if (beside !== undefined) await setFault(beside, false)
        await importProfile({})
        await closeAll()
      }
      assert.deepEqual(failing(await run()), [])
    })
  }

  it('entra.secret-is-id: is refused at the door, and the secret that was there stays', async () => {
    const [keyId] = Object.keys(tenant.tenant.state().applications[tenant.ids.appId]?.secrets ?? {})
    const { code, message } = await refusal('setClientSecret', ID, keyId)
    assert.equal(code, 'argument.invalid')
    assert.match(message, /Value/)
    assert.deepEqual(failing(await run()), [])
  })

  for (const { id, on } of pendingProblems()) {
    it(`${id}: is named, and gone once it is mended`, function () {
      skip(this, `pending on ${on}`)
    })
  }
})
