import assert from 'node:assert/strict'
import { join } from 'node:path'
import { startPracticeTenant, type PracticeTenant } from '../../src/practice/start.ts'
import { pwshOrSkip } from './find-pwsh.ts'
import { runPwsh } from './pwsh-process.ts'

const modulesFolder = join(import.meta.dirname, '..', '..', 'practice-modules')
type Seen = Readonly<Record<string, unknown>>

describe('the practice modules', () => {
  let pwsh: string
  let practice: PracticeTenant

  before(async function () {
    this.timeout(200_000)
    pwsh = await pwshOrSkip(this)
    practice = await startPracticeTenant({ empty: true })
  })
  // Skipped: nothing was started.
  after(async () => (practice as PracticeTenant | undefined)?.close())

  async function probe(file: string, ...args: readonly string[]): Promise<Seen> {
    const { stdout, stderr } = await runPwsh(pwsh, ['-NonInteractive', '-File', join(import.meta.dirname, file), modulesFolder, ...args], {
      cwd: import.meta.dirname,
      env: practice.powershellEnv(modulesFolder),
    })
    const line = /^seen:(.*)$/m.exec(stdout)?.[1]
    assert.ok(line, stdout + stderr)
    return JSON.parse(line) as Seen
  }

  describe('ExchangeOnlineManagement', () => {
    let seen: Seen
    before(async () => {
      seen = await probe('practice-modules-probe.ps1', practice.ids.appId, practice.ids.servicePrincipalObjectId)
    })

    it('shows Exchange\'s cmdlets only while connected, and with -CommandName only those', () => {
      assert.equal(seen['beforeConnecting'], 0)
      assert.deepEqual(seen['withCommandName'], ['Get-Mailbox'])
      assert.equal(seen['afterDisconnecting'], 0)
      assert.ok(Array.isArray(seen['connected']) && seen['connected'].includes('New-ServicePrincipal') && seen['connected'].length > 8)
      assert.equal(seen['tenant'], practice.ids.tenantId)
    })

    it('refuses unknown parameters and mixed parameter sets', () => {
      assert.match(String(seen['unknownParameter']), /parameter name 'Nonsense'/)
      assert.match(String(seen['mixedSets']), /Parameter set cannot be resolved/i)
    })

    it('answers errors in Exchange\'s shape, terminating only when asked to', () => {
      assert.match(String(seen['notFound']), /^Ex[0-9A-F]{6}\|Microsoft\.Exchange\.[\w.]+\|The operation couldn't be performed/)
      assert.equal(seen['notTerminating'], '')
      assert.match(String(seen['stranger']), /User or group "nobody" wasn't found/)
      assert.match(String(seen['registeredTwice']), /already exists/)
    })

    it('takes -WhatIf but not the caller\'s preference, and asks before a removal', () => {
      assert.equal(seen['writesDespitePreference'], true)
      assert.equal(seen['whatIfRemoves'], false)
      assert.match(String(seen['removalAsks']), /NonInteractive/)
    })

    it('gives and takes full access', () => {
      assert.equal(seen['granted'], `support@practice.example ${practice.ids.servicePrincipalObjectId} FullAccess`)
      assert.deepEqual([seen['read'], seen['readAfterwards'], seen['principals']], [1, 0, 0])
    })

    it('cannot be loaded beside Graph\'s in one process', () => {
      assert.match(String(seen['graphBeside']), /Could not load file or assembly 'System\.IdentityModel\.Tokens\.Jwt/)
    })
  })

  describe('Microsoft.Graph.Authentication', () => {
    let seen: Seen
    before(async () => {
      seen = await probe('graph-module-probe.ps1')
    })

    it('signs in and answers for the organization', () => {
      assert.match(String(seen['signedOut']), /Connect-MgGraph/)
      assert.equal(seen['context'], practice.ids.tenantId)
      assert.deepEqual(seen['scopes'], ['Application.ReadWrite.All'])
      assert.equal(seen['hashtable'], practice.ids.tenantId)
      assert.equal(seen['psObject'], 'Practice')
      assert.equal(seen['disconnected'], true)
    })

    it('answers every other request with an error of Graph\'s shape, and refuses unknown parameters', () => {
      assert.match(String(seen['unknownPath']), /NotFound[\s\S]*"code":"Request_ResourceNotFound"/)
      assert.match(String(seen['unknownParameter']), /parameter name 'Nonsense'/)
    })

    it('cannot be loaded beside Exchange\'s in one process', () => {
      assert.match(String(seen['exchangeBeside']), /System\.IdentityModel\.Tokens\.Jwt/)
    })
  })
})
