import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePowerShell } from '../../src/core/powershell/generate.ts'
import type { ScriptId } from '../../src/core/powershell/script-id.ts'
import type { Profile } from '../../src/core/profiles/profile.ts'
import { runReport } from '../../src/core/reports/run-report.ts'
import { Secret } from '../../src/core/secret.ts'
import { Vault } from '../../src/core/secrets/vault.ts'
import { trustFor } from '../../src/core/trust.ts'
import { startPracticeTenant, type PracticeTenant } from '../../src/practice/start.ts'
import { fakeHost } from '../unit/fakes.ts'
import { pwshOrSkip } from './find-pwsh.ts'
import { runPwsh } from './pwsh-process.ts'
import { runScript } from './script-run.ts'

const modulesFolder = join(import.meta.dirname, '..', '..', 'practice-modules')

describe('the generated scripts mend the practice tenant', () => {
  let pwsh: string
  let folder: string
  let practice: PracticeTenant
  let profile: Profile

  before(async function () {
    this.timeout(200_000)
    pwsh = await pwshOrSkip(this)
  })
  beforeEach(async () => {
    practice = await startPracticeTenant()
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-oauth-mend-'))
    profile = { ...(practice.document.profiles[0] as Profile), objectId: practice.ids.servicePrincipalObjectId }
  })
  afterEach(async () => {
    await practice.close()
    rmSync(folder, { recursive: true })
  })

  /** The problems that the checks name, each once; none where every check passes. */
  async function problems(): Promise<readonly string[]> {
    const host = fakeHost()
    const vault = new Vault(host)
    await vault.setClientSecret(profile, new Secret(practice.secrets[profile.id] ?? ''))
    const { results } = await runReport(profile, { host, vault, trust: trustFor(profile, practice.caPem), signal: new AbortController().signal })
    if (results.every(({ status }) => status === 'pass')) return []
    return [...new Set(results.flatMap(({ status, problem, check }) => (status === 'fail' ? [problem?.id ?? check] : [])))]
  }
  const run = (script: ScriptId): ReturnType<typeof runScript> =>
    runScript(profile, script, { pwsh, folder, env: practice.powershellEnv(modulesFolder), input: 'y\n' })
  const faultsOn = (): readonly string[] => practice.faults().filter(({ on }) => on).map(({ id }) => id)

  for (const [fault, script] of [
    ['exchange.principal-missing', 'register-service-principal'],
    ['exchange.not-connected', 'grant-mailbox-access'],
  ] as const) {
    it(`${script} mends ${fault}: every check passes, and a second run finds nothing to do`, async () => {
      practice.setFault(fault, true)
      assert.deepEqual(await problems(), [fault])
      const { result } = await run(script)
      assert.equal(result.outcome, 'done')
      assert.deepEqual(await problems(), [])
      assert.deepEqual(faultsOn(), [])
      assert.equal((await run(script)).result.outcome, 'unchanged')
    })
  }

  it('both mend a tenant that lacks both, one after the other', async () => {
    practice.setFault('exchange.not-connected', true)
    practice.setFault('exchange.principal-missing', true)
    assert.deepEqual(await problems(), ['exchange.principal-missing'])
    await run('register-service-principal')
    assert.deepEqual(await problems(), ['exchange.not-connected'])
    await run('grant-mailbox-access')
    assert.deepEqual(await problems(), [])
  })

  it('go round a sign-in broker that fails', async () => {
    practice.setFault('powershell.sign-in-broker', true)
    practice.setFault('exchange.not-connected', true)
    const { stdout, result } = await run('grant-mailbox-access')
    assert.match(stdout, /Error: 0xffffffff80070520[\s\S]*trying again in the browser/)
    assert.equal(result.outcome, 'done')
  })

  it('stop and change nothing where the account has no role, and say so', async () => {
    practice.setFault('exchange.not-connected', true)
    const before = JSON.stringify(practice.tenant.state().mailboxes)
    practice.setFault('powershell.unauthorized', true)
    assert.equal((await run('grant-mailbox-access')).result.steps[0]?.error, 'UnAuthorized')
    practice.setFault('powershell.unauthorized', false)
    practice.setFault('powershell.unauthorized~cmdlets-missing', true)
    assert.match((await run('grant-mailbox-access')).result.steps[0]?.error ?? '', /Organization Management/)
    assert.equal(JSON.stringify(practice.tenant.state().mailboxes), before)
  })

  it('and their snippets leave PowerShell\'s own words on the screen there', async () => {
    const paste = (): ReturnType<typeof runPwsh> =>
      runPwsh(pwsh, ['-Command', generatePowerShell(profile, { script: 'register-service-principal', form: 'snippet' })], { cwd: folder, env: practice.powershellEnv(modulesFolder) })
    practice.setFault('powershell.unauthorized', true)
    assert.match((await paste()).stderr, /UnAuthorized/)
    practice.setFault('powershell.unauthorized', false)
    practice.setFault('powershell.unauthorized~cmdlets-missing', true)
    assert.match((await paste()).stderr, /The term 'New-ServicePrincipal' is not recognized/)
  })
})
