import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePowerShell } from '../../src/core/powershell/generate.ts'
import type { ScriptId } from '../../src/core/powershell/script-id.ts'
import type { Profile } from '../../src/core/profiles/profile.ts'
import { startPracticeTenant, type PracticeTenant } from '../../src/practice/start.ts'
import { appOnlyProfile, OWN_CLOUD } from '../unit/core/powershell/app-only-profile.ts'
import { pwshOrSkip } from './find-pwsh.ts'
import { runPwsh } from './pwsh-process.ts'
import { runScript, type ScriptRunOptions } from './script-run.ts'

const modulesFolder = join(import.meta.dirname, '..', '..', 'practice-modules')
const ADDRESSES = ['support@practice.example', 'sales@practice.example']

describe('the scripts, against the practice tenant', () => {
  let pwsh: string
  let folder: string
  let practice: PracticeTenant
  let profile: Profile

  before(async function () {
    this.timeout(200_000)
    pwsh = await pwshOrSkip(this)
  })
  beforeEach(async () => {
    practice = await startPracticeTenant({ empty: true })
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-oauth-run-'))
    const { tenantId, appId, servicePrincipalObjectId } = practice.ids
    profile = appOnlyProfile({
      name: 'Ärzte\u2019s $(helpdesk)',
      cloud: OWN_CLOUD,
      tenantId,
      clientId: appId,
      objectId: servicePrincipalObjectId,
      mailboxes: ADDRESSES.map((address) => ({ address, imap: true, smtp: true })),
    })
  })
  afterEach(async () => {
    await practice.close()
    rmSync(folder, { recursive: true })
  })

  const run = (script: ScriptId, options: Partial<ScriptRunOptions> = {}): ReturnType<typeof runScript> =>
    runScript(profile, script, { pwsh, folder, env: practice.powershellEnv(modulesFolder), ...options })
  const stateText = (): string => JSON.stringify(practice.tenant.state())
  const register = (objectId: string): void => practice.tenant.patch({ servicePrincipals: { [objectId]: { appId: practice.ids.appId, displayName: 'x' } } })

  describe('register-service-principal', () => {
    it('with -WhatIf changes nothing, then registers, then finds nothing left to do', async () => {
      const before = stateText()
      const tried = await run('register-service-principal', { args: ['-WhatIf'] })
      assert.equal(tried.result.outcome, 'would-change')
      assert.equal(tried.result.whatIf, true)
      assert.equal(stateText(), before)

      const done = await run('register-service-principal')
      assert.equal(done.result.outcome, 'done')
      assert.match(done.stdout, /Organization: +Practice \(practice\.example\)/)
      assert.deepEqual(done.result.values, {
        clientId: practice.ids.appId,
        objectId: practice.ids.servicePrincipalObjectId,
        tenantId: practice.ids.tenantId,
      })
      const after = stateText()
      assert.deepEqual({ ...practice.tenant.state().servicePrincipals }, {
        [practice.ids.servicePrincipalObjectId]: { appId: practice.ids.appId, displayName: 'Ärzte\u2019s $(helpdesk)' },
      })

      assert.equal((await run('register-service-principal')).result.outcome, 'unchanged')
      assert.equal(stateText(), after)
    })

    it('finds the application registered by another object id, and replaces it only after a yes', async () => {
      register(practice.ids.appObjectId)
      const before = stateText()
      const refused = await run('register-service-principal', { input: 'n\n' })
      assert.equal(refused.result.outcome, 'failed')
      assert.match(refused.stdout, new RegExp(`${practice.ids.appObjectId}[\\s\\S]*${practice.ids.servicePrincipalObjectId}`))
      assert.equal((await run('register-service-principal', { args: ['-WhatIf'] })).result.outcome, 'would-change')
      assert.equal(stateText(), before)

      const done = await run('register-service-principal', { input: 'y\n' })
      assert.deepEqual(done.result.steps.map(({ name, outcome }) => [name, outcome]), [
        ['connect', 'unchanged'],
        ['wrong-service-principal', 'changed'],
        ['service-principal', 'changed'],
      ])
      assert.deepEqual(Object.keys(practice.tenant.state().servicePrincipals), [practice.ids.servicePrincipalObjectId])
    })

    it('asks nothing with -Confirm:$false, and asks before a write with -Confirm', async () => {
      const declined = await run('register-service-principal', { args: ['-Confirm'], input: 'n\n' })
      assert.deepEqual(declined.result.steps.at(-1)?.outcome, 'skipped')
      assert.deepEqual({ ...practice.tenant.state().servicePrincipals }, {})
      register(practice.ids.appObjectId)
      assert.equal((await run('register-service-principal', { args: ['-Confirm:$false'] })).result.outcome, 'done')
    })

    it('leaves another application\'s service principal alone', async () => {
      practice.tenant.patch({ servicePrincipals: { [practice.ids.servicePrincipalObjectId]: { appId: practice.ids.appObjectId, displayName: 'other' } } })
      const before = stateText()
      const { result } = await run('register-service-principal')
      assert.equal(result.outcome, 'failed')
      assert.equal(stateText(), before)
    })
  })

  describe('grant-mailbox-access', () => {
    it('with -WhatIf changes nothing, then gives each mailbox, then finds nothing left to do', async () => {
      register(practice.ids.servicePrincipalObjectId)
      const before = stateText()
      assert.equal((await run('grant-mailbox-access', { args: ['-WhatIf'] })).result.outcome, 'would-change')
      assert.equal(stateText(), before)

      const done = await run('grant-mailbox-access')
      assert.equal(done.result.outcome, 'done')
      assert.deepEqual(done.result.steps.slice(2), ADDRESSES.map((target) => ({ name: 'mailbox', target, outcome: 'changed', after: 'FullAccess' })))
      for (const address of ADDRESSES) {
        assert.deepEqual(Object.keys(practice.tenant.state().mailboxes[address]?.fullAccess ?? {}), [practice.ids.servicePrincipalObjectId])
      }
      assert.deepEqual(Object.keys(practice.tenant.state().mailboxes['anna@practice.example']?.fullAccess ?? {}), [])

      const after = stateText()
      assert.equal((await run('grant-mailbox-access')).result.outcome, 'unchanged')
      assert.equal(stateText(), after)
    })

    it('carries on past a mailbox that does not exist', async () => {
      register(practice.ids.servicePrincipalObjectId)
      profile = { ...profile, mailboxes: ['nobody@practice.example', ...ADDRESSES].map((address) => ({ address, imap: true, smtp: true })) }
      const { result, stdout } = await run('grant-mailbox-access')
      assert.equal(result.outcome, 'partial')
      assert.deepEqual(result.steps.slice(2).map(({ outcome }) => outcome), ['failed', 'changed', 'changed'])
      assert.match(result.steps[2]?.error ?? '', /couldn't be found/)
      assert.match(stdout, /Mailboxes changed: 2/)
    })

    it('stops before the mailboxes where the service principal is missing or wrong', async () => {
      const missing = await run('grant-mailbox-access')
      assert.match(missing.result.steps.at(-1)?.error ?? '', /Run register-service-principal first/)
      register(practice.ids.appObjectId)
      const wrong = await run('grant-mailbox-access')
      assert.match(wrong.result.steps.at(-1)?.error ?? '', /another object id/)
      assert.deepEqual([missing.result.outcome, wrong.result.outcome], ['failed', 'failed'])
    })
  })

  describe('every script', () => {
    it('refuses a practice profile without its tenant, and a real profile with one', async () => {
      const before = stateText()
      const alone = await run('register-service-principal', { env: {} })
      assert.match(alone.result.steps[0]?.error ?? '', /made for a practice tenant/)
      profile = { ...profile, cloud: 'global' }
      const real = await run('grant-mailbox-access')
      assert.match(real.result.steps[0]?.error ?? '', /made for a real tenant/)
      assert.deepEqual([alone.result.outcome, real.result.outcome], ['failed', 'failed'])
      assert.equal(stateText(), before)
    })

    it('stops in another tenant than the profile\'s, named by id or by domain', async () => {
      const before = stateText()
      for (const tenantId of ['99999999-9999-9999-9999-999999999999', 'contoso.example']) {
        profile = { ...profile, tenantId }
        const { result } = await run('register-service-principal')
        assert.match(result.steps[0]?.error ?? '', /another tenant/)
      }
      assert.equal(stateText(), before)
      profile = { ...profile, tenantId: 'practice.example' }
      assert.equal((await run('register-service-principal')).result.outcome, 'done')
    })

    it('says what to install where the module is missing', async function () {
      if (process.platform === 'win32') this.timeout(60_000)
      profile = { ...profile, cloud: 'global' }
      const { result } = await run('register-service-principal', { env: { PSModulePath: folder } })
      assert.match(result.steps[0]?.error ?? '', /Install-Module ExchangeOnlineManagement/)
    })
  })

  describe('the snippets', () => {
    it('do the same in the practice tenant, and stop at the first error', async () => {
      const paste = (script: ScriptId, env: Readonly<Record<string, string>>): ReturnType<typeof runPwsh> =>
        runPwsh(pwsh, ['-Command', generatePowerShell(profile, { script, form: 'snippet' })], { cwd: folder, env })
      const env = practice.powershellEnv(modulesFolder)
      const early = await paste('grant-mailbox-access', env)
      assert.notEqual(early.exitCode, 0)
      assert.equal((await paste('register-service-principal', {})).exitCode, 1)
      assert.deepEqual({ ...practice.tenant.state().servicePrincipals }, {})
      assert.equal((await paste('register-service-principal', env)).exitCode, 0)
      assert.equal((await paste('grant-mailbox-access', env)).exitCode, 0)
      for (const address of ADDRESSES) assert.equal(practice.tenant.state().mailboxes[address]?.fullAccess[practice.ids.servicePrincipalObjectId], true)
    })
  })
})
