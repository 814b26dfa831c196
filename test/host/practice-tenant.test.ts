import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import * as vscode from 'vscode'
import type { Report } from '../../src/core/reports/report.ts'
import { skip } from '../skip.ts'
import { api, cleanUp, command, refusal } from './extension.ts'

interface Fault {
  readonly id: string
  readonly sentence: string
  readonly on: boolean
}

/** The view of switches as it is shown, a line a row. */
const switches = async (): Promise<string> => (await (await api()).inspect()).practice

/** What the storage holds, but for the note on whether secrets last, which the view makes when it likes. */
const kept = async (): Promise<object> =>
  Object.fromEntries(Object.entries((await (await api()).inspect()).storage).filter(([key]) => key !== 'secrets.marker'))

async function admin(method: string, path: string, body?: unknown): Promise<unknown> {
  const endpoint = (await api()).practiceAdmin()
  assert.ok(endpoint, 'the practice tenant does not run')
  const headers = { authorization: `Bearer ${endpoint.key}` }
  const answer = await fetch(`${endpoint.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
  return await answer.json()
}

const faultsOn = async (): Promise<readonly string[]> => (await admin('GET', '/faults') as Fault[]).filter(({ on }) => on).map(({ id }) => id)

describe('the practice tenant', () => {
  afterEach(cleanUp)

  it('starts with profiles whose checks pass, and takes them away when it stops', async () => {
    const before = await kept()
    const ids = await command<string[]>('startPracticeTenant')
    assert.deepEqual(ids, ['practice-app-only', 'practice-user'])
    assert.deepEqual(await command('startPracticeTenant'), ids, 'a second start answers the same')
    const extension = await api()
    assert.match(extension.practiceAdmin()?.url ?? '', /^http:\/\/127\.0\.0\.1:\d+$/)
    for (const report of await command<Report[]>('runAllChecks')) {
      assert.deepEqual(report.results.filter(({ status }) => status !== 'pass' && !(report.profile === 'practice-user' && status === 'skip')).map(({ check, summary }) => `${check}: ${summary}`), [])
    }
    assert.match((await extension.inspect()).tree, /"7 of 7 passed"/)
    assert.match((await extension.inspect()).tree, /"1 passed, 4 skipped"/)
    assert.deepEqual(await command('stopPracticeTenant'), ids)
    assert.equal(extension.practiceAdmin(), undefined)
    assert.equal((await extension.inspect()).tree, '')
    assert.equal(await switches(), '')
    assert.deepEqual(await kept(), { ...before, 'vault.ids': [] })
  })

  it('shows a switch for each fault, which a command flips for the admin endpoint too', async () => {
    await command('startPracticeTenant')
    const faults = await admin('GET', '/faults') as Fault[]
    const lines = (await switches()).split('\n')
    assert.deepEqual(lines.filter((line) => line.includes('[ ]')).length, faults.length)
    const answer = await command<Fault[]>('setPracticeFault', 'exchange.not-connected', true)
    assert.deepEqual(answer, await admin('GET', '/faults'))
    assert.deepEqual(await faultsOn(), ['exchange.not-connected'])
    assert.match(await switches(), /^"Exchange" "1 broken".*\n(?: .*\n)*? {2}\[x\] "No mailbox permission" "exchange\.not-connected"/m)
    const report = await command<Report>('runChecks', 'practice-app-only')
    assert.ok(report.results.some(({ problem }) => problem?.id === 'exchange.not-connected'))
    await command('setPracticeFault', 'exchange.not-connected', false)
    assert.doesNotMatch(await switches(), /\[x\]/)
  })

  it('shows what was changed from outside, and mends everything', async () => {
    await command('startPracticeTenant')
    await admin('PATCH', '/state', { organization: { smtpClientAuthenticationDisabled: true }, service: { entra: { answerWithNumber: 65004 } } })
    assert.match(await switches(), /\[x\] "SMTP AUTH off: organization"/)
    assert.match(await switches(), /\[x\] "Consent declined"/)
    assert.equal(await command('resetPracticeTenant'), null)
    assert.doesNotMatch(await switches(), /\[x\]|broken/)
    assert.deepEqual(await faultsOn(), [])
  })

  it('answers with any AADSTS number, and with none again', async () => {
    await command('startPracticeTenant')
    assert.equal(await command('answerWithAadsts', 50196), null)
    assert.match(await switches(), /\[x\] "Another AADSTS number" "AADSTS50196"/)
    const report = await command<Report>('runChecks', 'practice-app-only', { checks: ['entra.client'] })
    assert.match(JSON.stringify(report.results[0]?.evidence), /50196/)
    await command('answerWithAadsts', 0)
    assert.deepEqual(await faultsOn(), [])
  })

  it('lets Exchange take its time over a change when it is told to', async () => {
    await command('startPracticeTenant')
    assert.equal(await command('setPracticeDelay', 3600), null)
    await command('setPracticeFault', 'exchange.not-connected', true)
    const delayed = await command<Report>('runChecks', 'practice-app-only', { checks: ['entra.client', 'exchange.imap'] })
    assert.deepEqual([...new Set(delayed.results.map(({ status }) => status))], ['pass'], 'Exchange has not heard of it yet')
    await command('setPracticeDelay', 0)
    await command('setPracticeFault', 'exchange.not-connected~imap-disabled', true)
    const failed = await command<Report>('runChecks', 'practice-app-only', { checks: ['entra.client', 'exchange.imap'] })
    assert.ok(failed.results.some(({ status }) => status === 'fail'))
  })

  it('refuses what is no fault, delay or number, and everything while it does not run', async () => {
    await command('startPracticeTenant')
    for (const [id, ...args] of [
      ['setPracticeFault', 'exchange.nothing', true], ['setPracticeFault', 'exchange.not-connected', 'yes'], ['setPracticeFault', 7, true],
      ['setPracticeDelay', -1], ['setPracticeDelay', 1.5], ['setPracticeDelay', '10'], ['answerWithAadsts', 100_000_000], ['answerWithAadsts', 'AADSTS50011'],
    ] as const) assert.equal((await refusal(id, ...args)).code, 'argument.invalid', `${id} ${args.join(' ')}`)
    assert.deepEqual(await faultsOn(), [])
    await command('stopPracticeTenant')
    for (const [id, ...args] of [['setPracticeFault', 'exchange.not-connected', true], ['resetPracticeTenant'], ['setPracticeDelay', 1], ['answerWithAadsts', 1]] as const) {
      assert.equal((await refusal(id, ...args)).code, 'argument.invalid', id)
    }
  })

  it('starts once when it is started and stopped at the same time', async () => {
    const [started, stopped] = await Promise.all([command<string[]>('startPracticeTenant'), command<string[]>('stopPracticeTenant')])
    assert.deepEqual(stopped, started)
    const { tree, practice } = await (await api()).inspect()
    assert.deepEqual([tree, practice], ['', ''])
    await command('startPracticeTenant')
    assert.match(await switches(), /Requirements/)
  })

  it('takes its terminals and their scripts with it', async function () {
    const pwsh = process.env['HELPDESK_OAUTH_TEST_PWSH']
    if (pwsh === undefined) return skip(this, process.env['HELPDESK_OAUTH_TEST_NO_PWSH'] ?? 'no PowerShell here')
    const settings = vscode.workspace.getConfiguration('helpdeskOAuth')
    await settings.update('powershellPath', pwsh, vscode.ConfigurationTarget.Global)
    const before = vscode.window.terminals.length
    await command('startPracticeTenant')
    await command('generatePowerShell', 'practice-app-only', 'grant-mailbox-access', { open: 'terminal' })
    const terminal = vscode.window.terminals.at(-1)
    const folder = (terminal?.creationOptions as vscode.TerminalOptions).cwd
    assert.ok(folder instanceof vscode.Uri && existsSync(folder.fsPath))
    const closed = new Promise<void>((resolve) => {
      const listener = vscode.window.onDidCloseTerminal((gone) => {
        if (gone !== terminal) return
        listener.dispose()
        resolve()
      })
    })
    await command('stopPracticeTenant')
    assert.equal(existsSync(folder.fsPath), false)
    await closed
    assert.equal(vscode.window.terminals.length, before)
    await settings.update('powershellPath', undefined, vscode.ConfigurationTarget.Global)
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
