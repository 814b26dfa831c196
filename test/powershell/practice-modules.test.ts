import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPracticeTenant, type PracticeTenant } from '../../src/practice/start.ts'
import { pwshOrSkip } from './find-pwsh.ts'
import { runPwsh } from './pwsh-process.ts'
import { startScriptInspector } from './script-inspector.ts'

const modulesFolder = join(import.meta.dirname, '..', '..', 'practice-modules')

interface SeenError {
  readonly message: string
  readonly id: string
  readonly category: string
  readonly kind?: string
  readonly shown?: string
}

/** What Exchange puts where other errors have their name: the call, and the function that raises all its errors. */
const EXCHANGE_ERROR_ID = /^\[Server=\w+,RequestId=[0-9a-f-]{36},TimeStamp=\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT\],Write-ErrorMessage$/

describe('the practice modules', () => {
  let pwsh: string
  let practice: PracticeTenant
  let seen: Readonly<Record<string, unknown>>

  before(async function () {
    this.timeout(200_000)
    pwsh = await pwshOrSkip(this)
    // Exchange takes an hour to act on a change; PowerShell sees it at once.
    practice = await startPracticeTenant({ empty: true, delayMs: 3_600_000 })
    practice.tenant.patch({ mailboxes: { 'one@practice.example': { displayName: 'Twins' }, 'two@practice.example': { displayName: 'Twins' } } })
  })
  // Skipped: nothing was started.
  after(async () => (practice as PracticeTenant | undefined)?.close())

  async function probe(file: string, ...args: readonly string[]): Promise<void> {
    const { stdout, stderr } = await runPwsh(pwsh, ['-NonInteractive', '-File', join(import.meta.dirname, file), modulesFolder, ...args], {
      cwd: import.meta.dirname,
      env: practice.powershellEnv(modulesFolder),
    })
    const line = /^seen:(.*)$/m.exec(stdout)?.[1]
    assert.ok(line, stdout + stderr)
    seen = JSON.parse(line) as typeof seen
  }
  const error = (name: string): SeenError => seen[name] as SeenError
  const text = (name: string): string => seen[name] as string

  it('are ASCII, in syntax that Windows PowerShell 5.1 has', async () => {
    const files = readdirSync(modulesFolder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ps[dm]?1$/.test(file))
    assert.ok(files.length > 8)
    const inspector = startScriptInspector(pwsh)
    for (const file of files) {
      const content = readFileSync(join(modulesFolder, file), 'utf8')
      assert.match(content, /^[\n\x20-\x7e]*$/, file)
      const { errors, newSyntax } = await inspector.inspect(content, 'file')
      assert.deepEqual([errors, newSyntax], [[], []], file)
    }
    await inspector.close()
  })

  describe('ExchangeOnlineManagement', () => {
    before(() => probe('practice-modules-probe.ps1', practice.ids.appId, practice.ids.servicePrincipalObjectId))

    it('shows Exchange\'s cmdlets only while connected, and with -CommandName only those', () => {
      assert.deepEqual(seen['exported'], ['Connect-ExchangeOnline', 'Disconnect-ExchangeOnline', 'Get-ConnectionInformation'])
      for (const [name, cmdlet] of [['beforeConnecting', 'New-ServicePrincipal'], ['afterDisconnecting', 'Get-Mailbox']] as const) {
        assert.equal(error(name).kind, 'CommandNotFoundException')
        assert.match(error(name).message, new RegExp(`^The term '${cmdlet}' is not recognized as a name of a cmdlet`))
      }
      assert.deepEqual(seen['withCommandName'], ['Get-Mailbox', 'Get-MailboxPermission'])
      assert.ok(Array.isArray(seen['connected']) && seen['connected'].includes('New-ServicePrincipal') && seen['connected'].length > 8)
      assert.equal(seen['tenant'], practice.ids.tenantId)
      assert.equal(seen['stillConnected'], 1)
      assert.equal(seen['prefixed'], true)
      assert.equal(seen['oneLeft'], 1)
    })

    it('refuses what its parameter sets do not have', () => {
      assert.equal(error('unknownParameter').message, 'A parameter cannot be found that matches parameter name \'Nonsense\'.')
      assert.equal(error('unknownParameter').id, 'NamedParameterNotFound,New-ServicePrincipal')
      assert.equal(error('mixedSets').id, 'AmbiguousParameterSet,Remove-MailboxPermission')
      assert.match(text('mandatory'), /missing mandatory parameters: ObjectId/)
      assert.match(text('environment'), /does not belong to the set "O365China,O365Default,/)
      assert.match(text('unknownRight'), /Cannot convert value "Everything" to type "Microsoft\.Exchange\.[\w.]+MailboxRights\[\]"/)
      assert.match(text('notActedUpon'), /does not know what -Anr does/)
    })

    it('answers errors in Exchange\'s shape, which end a script only with -ErrorAction Stop', () => {
      const { message, id, category } = error('notFound')
      assert.equal(message, 'Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn\'t be performed because '
        + 'object \'nobody@practice.example\' couldn\'t be found on \'PRACTICEDC01.PRACTICE.EXAMPLE\'.')
      assert.match(id, EXCHANGE_ERROR_ID)
      assert.equal(category, 'NotSpecified: (:) [Get-Mailbox], ManagementObjectNotFoundException')
      assert.equal(seen['notTerminating'], 'went on 1')
      assert.equal(seen['preferenceStops'], '')
    })

    it('says what stands in the way: a twin, a stranger, an object that exists', () => {
      assert.match(error('registeredTwice').message, new RegExp(`^\\|Microsoft\\.Exchange\\.Data\\.Directory\\.ADObjectAlreadyExistsException\\|.*${practice.ids.servicePrincipalObjectId}.* already exists\\.$`))
      assert.match(error('registeredTwice').category, /\[New-ServicePrincipal\], ADObjectAlreadyExistsException$/)
      assert.equal(error('ambiguous').message, 'Ex9E65A2|Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException|'
        + 'The operation couldn\'t be performed because \'Twins\' matches multiple entries.')
      assert.equal(seen['bothFound'], 2)
      assert.equal(error('stranger').message, 'Ex9BC9DD|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|'
        + 'User or group "nobody" wasn\'t found. Please make sure you\'ve typed it correctly.')
      for (const name of ['registeredTwice', 'ambiguous', 'stranger']) assert.match(error(name).id, EXCHANGE_ERROR_ID)
      assert.deepEqual(seen['grantedTwice'], [`WarningRecord: The appropriate access control entry is already present on the object "support@practice.example" for account "${practice.ids.servicePrincipalObjectId}".`])
      assert.match(text('removedTwice'), /because the ACE isn't present\.$/)
    })

    it('finds a service principal by its application, its object id and its name', () => {
      const id = practice.ids.servicePrincipalObjectId
      assert.deepEqual(seen['foundBy'], [id, id, id])
      assert.deepEqual(seen['principal'], { DisplayName: 'Probe', AppId: practice.ids.appId, ObjectId: id, Identity: id, Guid: id, Id: id })
    })

    it('takes -WhatIf but not the caller\'s preference', () => {
      assert.equal(seen['writesDespitePreference'], true)
      assert.equal(seen['whatIfGrants'], false)
      assert.equal(seen['whatIfRemoves'], false)
    })

    it('asks before a removal, and before a grant with -Confirm, in a session where nobody can answer too', () => {
      assert.match(text('grantAsks'), /NonInteractive mode/)
      assert.match(text('removalAsks'), /NonInteractive mode/)
    })

    it('gives and takes full access, to users too, and a principal that goes takes its permissions along', () => {
      const id = practice.ids.servicePrincipalObjectId
      assert.equal(seen['granted'], `support@practice.example ${id} FullAccess`)
      assert.deepEqual(seen['read'], ['NT AUTHORITY\\SELF FullAccess,ReadPermission', `${id} FullAccess`, 'anna@practice.example FullAccess'])
      assert.deepEqual(seen['readOne'], [id])
      assert.equal(seen['principals'], 0)
      assert.deepEqual(seen['readAfterwards'], ['NT AUTHORITY\\SELF'])
    })

    it('shows a permission at once that the mail servers do not know yet', () => {
      const id = practice.ids.servicePrincipalObjectId
      assert.equal(seen['readAtOnce'], 1)
      assert.equal(practice.tenant.state().mailboxes['support@practice.example']?.fullAccess[id], true)
      assert.equal(practice.tenant.exchange().mailboxes['support@practice.example']?.fullAccess[id], undefined)
      assert.equal(practice.tenant.exchange().servicePrincipals[id], undefined)
    })

    it('cannot be followed by Graph\'s in one process, not even once it is removed', () => {
      assert.match(text('graphBeside'), /^Could not load file or assembly 'Microsoft\.Identity\.Client, Version=[\d.]+, Culture=neutral, PublicKeyToken=\w+'\./)
    })
  })

  describe('Connect-ExchangeOnline, where signing in fails', () => {
    before(() => probe('sign-in-probe.ps1'))

    it('says UnAuthorized, and nothing else, to an account without any role', () => {
      const { message, id, category, shown } = error('noRole')
      assert.deepEqual([message, id, category, shown], ['UnAuthorized', 'UnAuthorized', 'OperationStopped: (:) [], UnauthorizedAccessException', ''])
      assert.equal(seen['notConnected'], 0)
    })

    it('offers an ordinary user the cmdlets of every user alone', () => {
      for (const name of ['userRole', 'userNamedOther']) {
        assert.match(error(name).message, /^The term 'New-ServicePrincipal' is not recognized as a name of a cmdlet/)
        assert.equal(error(name).id, 'CommandNotFoundException')
      }
      assert.deepEqual(seen['userCmdlets'], ['Get-AcceptedDomain', 'Get-Mailbox'])
    })

    it('fails as the sign-in broker does, unless -Device or -DisableWAM goes round it', () => {
      const { message, shown, category } = error('broker')
      assert.equal(message, 'Unknown Status: Unexpected\nError: 0xffffffff80070520\nContext: (pii)\nTag: 0x21420087 (error code -2147023584) (internal error code 557973639)')
      assert.equal(shown, `Error Acquiring Token:\n${message}`)
      assert.match(category, /^OperationStopped: /)
      for (const name of ['device', 'withoutBroker']) assert.equal(error(name).message, '')
      assert.equal(seen['connected'], 2)
    })
  })

  describe('Microsoft.Graph.Authentication', () => {
    before(() => probe('graph-module-probe.ps1'))

    it('signs in and answers for the organization', () => {
      assert.equal(seen['signedOut'], 'Authentication needed. Please call Connect-MgGraph.')
      assert.equal(seen['context'], practice.ids.tenantId)
      assert.deepEqual(seen['scopes'], ['Application.ReadWrite.All'])
      assert.equal(seen['hashtable'], practice.ids.tenantId)
      assert.equal(seen['psObject'], 'Practice')
      assert.equal(seen['disconnected'], true)
    })

    it('answers every other request with an error of Graph\'s shape', () => {
      assert.match(text('unknownPath'), /^Response status code does not indicate success: NotFound \(Not Found\)\.\{"error":\{[^}]*"code":"Request_ResourceNotFound"/)
      assert.equal(seen['unknownPathId'], 'InvokeGraphHttpResponseException,Invoke-MgGraphRequest')
    })

    it('refuses what its parameter sets do not have', () => {
      assert.match(text('unknownParameter'), /parameter name 'Nonsense'/)
      assert.match(text('mixedSets'), /Parameter set cannot be resolved/i)
      assert.match(text('unknownMethod'), /does not belong to the set "GET,POST,PUT,PATCH,DELETE"/)
      assert.equal(seen['byAlias'], true)
    })

    it('cannot be followed by Exchange\'s in one process, not even once it is removed', () => {
      assert.match(text('exchangeBeside'), /^Could not load file or assembly 'System\.IdentityModel\.Tokens\.Jwt, Version=[\d.]+, Culture=neutral, PublicKeyToken=\w+'\./)
    })
  })
})
