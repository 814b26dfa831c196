import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Report } from '../../src/core/reports/report.ts'
import { type PracticeTenant, startPracticeTenant } from '../../src/practice/start.ts'
import { skip } from '../skip.ts'
import { api, cleanUp, command, extension } from './extension.ts'
import { readLog } from './read-log.ts'
import { readTerminal } from './terminal-text.ts'

const ID = 'practice-app-only'

/** Each form in which a secret could slip out: as it is, percent-encoded, in JSON, in base64 at each alignment, and in halves. */
function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((offset) => Buffer.from(' '.repeat(offset) + secret).toString('base64').slice(offset === 0 ? 0 : 4, -4))
  const middle = Math.floor(secret.length / 2)
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64, secret.slice(0, middle), secret.slice(middle)]
}

/** A client secret and the access tokens issued for it are planted by using the product; then every sink is searched. */
describe('no secret', () => {
  let tenant: PracticeTenant
  const sinks = new Map<string, string>()
  const canaries = (): string[] => [tenant.secrets[ID] ?? '']

  before(async function () {
    this.timeout(120_000)
    tenant = await startPracticeTenant()
    await command('importProfiles', tenant.document, { confirm: true, ca: tenant.caPem })
    await command('setClientSecret', ID, tenant.secrets[ID])
    const reports = [await command<Report>('runChecks', ID)]
    tenant.setFault('exchange.not-connected', true)
    reports.push(await command<Report>('runChecks', ID))
    tenant.setFault('exchange.not-connected', false)
    sinks.set('the reports', JSON.stringify(reports))
    sinks.set('the claims', JSON.stringify(await command('showTokenClaims', ID)))
    sinks.set('the exported document', JSON.stringify(await command('exportProfiles')))
    for (const form of ['script', 'snippet']) sinks.set(`the ${form}`, await command<string>('generatePowerShell', ID, 'grant-mailbox-access', { form, open: 'none' }))
    const { tree, storage } = await (await api()).inspect()
    sinks.set('the tree', tree)
    sinks.set('the global state', JSON.stringify(storage))
  })

  after(async () => {
    await cleanUp()
    await tenant.close()
  })

  const assertClean = (name: string, text: string): void => {
    assert.ok(text.length > 0, `${name} is empty: nothing was looked at`)
    for (const canary of canaries()) {
      assert.ok(canary.length > 30)
      for (const form of formsOf(canary)) assert.ok(!text.includes(form), `${name} holds a secret`)
    }
    assert.doesNotMatch(text, /eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/, `${name} holds a token`)
  }

  for (const sink of ['the reports', 'the claims', 'the exported document', 'the script', 'the snippet', 'the tree', 'the global state']) {
    it(`is in ${sink}`, () => assertClean(sink, sinks.get(sink) ?? ''))
  }

  it('is in the log, at trace level', async function () {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const log = readLog(vscode.Uri.file((await (await api()).inspect()).logFolder))
    if (log === undefined) return skip(this, 'this VS Code writes no log files')
    assert.match(log, /\[trace\]/, 'the log is not at trace level')
    assert.match(log, /exchange\.imap/, 'the run left no line')
    assertClean('the log', log)
  })

  it('is in the terminal, nor in its environment', async function () {
    const pwsh = process.env['HELPDESK_OAUTH_TEST_PWSH']
    if (pwsh === undefined) return skip(this, 'no PowerShell here')
    const settings = vscode.workspace.getConfiguration('helpdeskOAuth')
    await settings.update('powershellPath', pwsh, vscode.ConfigurationTarget.Global)
    await command('generatePowerShell', ID, 'grant-mailbox-access', { open: 'terminal' })
    const terminal = vscode.window.terminals.at(-1)
    assert.ok(terminal)
    assertClean('the terminal', `${await readTerminal(terminal)} ${JSON.stringify(terminal.creationOptions)}`)
    terminal.dispose()
    await settings.update('powershellPath', undefined, vscode.ConfigurationTarget.Global)
  })

  it('is in the extension\'s own manifest or exports', async () => {
    assertClean('the exports', JSON.stringify({ manifest: extension().packageJSON as unknown, inspected: await (await api()).inspect() }))
  })
})
