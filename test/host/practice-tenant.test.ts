import assert from 'node:assert/strict'
import type { Report } from '../../src/core/reports/report.ts'
import { api, cleanUp, command } from './extension.ts'

describe('the practice tenant', () => {
  afterEach(cleanUp)

  it('starts with profiles whose checks pass, and takes them away when it stops', async () => {
    const ids = await command<string[]>('startPracticeTenant')
    assert.ok(ids.length > 0)
    assert.deepEqual(await command('startPracticeTenant'), ids, 'a second start answers the same')
    const extension = await api()
    assert.match(extension.practiceAdmin()?.url ?? '', /^http:\/\/127\.0\.0\.1:\d+$/)
    for (const report of await command<Report[]>('runAllChecks')) {
      assert.deepEqual(report.results.filter(({ status }) => status !== 'pass' && !(report.profile === 'practice-user' && status === 'skip')).map(({ check, summary }) => `${check}: ${summary}`), [])
    }
    assert.match((await extension.inspect()).tree, /"7 of 7 passed"/)
    assert.deepEqual(await command('stopPracticeTenant'), ids)
    assert.equal(extension.practiceAdmin(), undefined)
    assert.equal((await extension.inspect()).tree, '')
    assert.deepEqual(Object.keys((await extension.inspect()).storage).filter((key) => key.startsWith('report.') || key.startsWith('profile.')), [])
  })

  it('shows the claims of its token without the signature, and which roles are missing', async () => {
    const [id] = await command<string[]>('startPracticeTenant')
    const claims = await command<Record<string, unknown>>('showTokenClaims', id)
    assert.deepEqual(claims['roles'], ['IMAP.AccessAsApp', 'SMTP.SendAsApp'])
    assert.deepEqual(claims['missing'], [])
    assert.doesNotMatch(JSON.stringify(claims), /eyJ/)
  })

  it('writes PowerShell with the object id of its token', async () => {
    const [id] = await command<string[]>('startPracticeTenant')
    const claims = await command<Record<string, unknown>>('showTokenClaims', id)
    const text = await command<string>('generatePowerShell', id, 'register-service-principal')
    assert.ok(text.includes(`'${String(claims['oid'])}'`))
    const snippet = await command<string>('generatePowerShell', id, 'grant-mailbox-access', { form: 'snippet' })
    assert.match(snippet, /^& \{/)
    assert.match(snippet, /Add-MailboxPermission/)
  })
})
