import assert from 'node:assert/strict'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { skip } from '../skip.ts'
import { api, cleanUp, command, sample } from './extension.ts'
import { readTerminal } from './terminal-text.ts'

const pwsh = process.env['HELPDESK_OAUTH_TEST_PWSH']
const LINE = /pwsh -NoProfile -ExecutionPolicy RemoteSigned -File \.\/(grant-mailbox-access|register-service-principal)-[0-9a-f]{8}\.ps1/g

const setPath = async (path: string | undefined): Promise<void> =>
  await vscode.workspace.getConfiguration('helpdeskOAuth').update('powershellPath', path, vscode.ConfigurationTarget.Global)

async function closed(terminal: vscode.Terminal): Promise<void> {
  await new Promise<void>((resolve) => {
    const listener = vscode.window.onDidCloseTerminal((gone) => {
      if (gone !== terminal) return
      listener.dispose()
      resolve()
    })
    terminal.dispose()
  })
}

describe('a script in the terminal', () => {
  before(async function () {
    if (pwsh === undefined) return skip(this, process.env['HELPDESK_OAUTH_TEST_NO_PWSH'] ?? 'no PowerShell here')
    await api()
    await setPath(pwsh)
    await command('addProfile', sample('desk', { name: 'Desk' }))
  })
  after(async () => {
    for (const terminal of vscode.window.terminals) await closed(terminal)
    await setPath(undefined)
    await cleanUp()
  })

  it('stands at the prompt of its own PowerShell once, and does not run', async () => {
    const started: string[] = []
    const listener = vscode.window.onDidStartTerminalShellExecution(({ execution }) => started.push(execution.commandLine.value))
    const text = await command<string>('generatePowerShell', 'desk', 'grant-mailbox-access', { open: 'terminal' })
    const terminal = vscode.window.terminals.find(({ name }) => name === 'Desk')
    assert.ok(terminal)
    const shown = await waitForLine(terminal, 'grant-mailbox-access')
    listener.dispose()
    assert.equal([...shown.matchAll(LINE)].length, 1, shown)
    assert.match(shown.trimEnd(), /\.ps1$/, 'nothing comes after the line')
    assert.deepEqual(started, [])
    const folder = terminal.shellIntegration?.cwd?.fsPath ?? ''
    const [script = ''] = readdirSync(folder)
    assert.match(script, /^grant-mailbox-access-[0-9a-f]{8}\.ps1$/)
    assert.equal(readdirSync(folder).length, 1, 'no result, so nothing ran')
    if (process.platform !== 'win32') assert.equal(statSync(join(folder, script)).mode & 0o777, 0o600)
    assert.ok(text.includes('Add-MailboxPermission'))
  })

  it('takes the place of a line that was not run, in the same terminal', async () => {
    await command('generatePowerShell', 'desk', 'register-service-principal', { open: 'terminal' })
    const desks = vscode.window.terminals.filter(({ name }) => name === 'Desk')
    assert.equal(desks.length, 1)
    const shown = await waitForLine(desks[0]!, 'register-service-principal')
    assert.match(shown.trimEnd().split('\n').at(-1) ?? '', /^[^\n]*> ?pwsh [^\n]*register-service-principal-[0-9a-f]{8}\.ps1$/)
  })

  it('goes into a fresh terminal when the shell has left its folder', async () => {
    const [old] = vscode.window.terminals.filter(({ name }) => name === 'Desk')
    assert.ok(old?.shellIntegration)
    const ended = new Promise<void>((resolve) => {
      const listener = vscode.window.onDidEndTerminalShellExecution(({ execution }) => {
        if (!execution.commandLine.value.includes('Set-Location')) return
        listener.dispose()
        resolve()
      })
    })
    old.sendText('\u0003', false)
    old.shellIntegration.executeCommand('Set-Location /')
    await ended
    await command('generatePowerShell', 'desk', 'grant-mailbox-access', { open: 'terminal' })
    assert.equal(vscode.window.terminals.filter(({ name }) => name === 'Desk').length, 2)
  })

  it('leaves no file when its terminal closes', async () => {
    const folders = vscode.window.terminals.map((terminal) => terminal.shellIntegration?.cwd?.fsPath ?? '').filter((folder) => folder.includes('runs'))
    assert.ok(folders.length > 0)
    for (const terminal of vscode.window.terminals) await closed(terminal)
    for (const folder of folders) await waitUntil(() => !existsSync(folder))
  })
})

describe('a script without a PowerShell', () => {
  before(async () => {
    await setPath('/nowhere/pwsh')
    await command('addProfile', sample('desk', { name: 'Desk' }))
  })
  after(async () => {
    await setPath(undefined)
    await cleanUp()
  })

  it('is still answered, and no terminal opens', async () => {
    const before = vscode.window.terminals.length
    const text = await command<string>('generatePowerShell', 'desk', 'grant-mailbox-access', { open: 'terminal' })
    assert.ok(text.includes('Add-MailboxPermission'))
    assert.equal(vscode.window.terminals.length, before)
  })

  it('opens in an editor as PowerShell, to be saved with a byte order mark', async () => {
    const text = await command<string>('generatePowerShell', 'desk', 'grant-mailbox-access', { open: 'editor' })
    const document = vscode.window.activeTextEditor?.document
    assert.equal(document?.languageId, 'powershell')
    assert.equal(document.encoding, 'utf8bom')
    assert.equal(document.getText(), text.replace(/^\ufeff/, ''))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  it('goes to the clipboard', async () => {
    const text = await command<string>('generatePowerShell', 'desk', 'grant-mailbox-access', { form: 'snippet', open: 'clipboard' })
    assert.equal(await vscode.env.clipboard.readText(), text)
  })
})

/** The line appears as the shell echoes it: some milliseconds after it was sent. */
async function waitForLine(terminal: vscode.Terminal, script: string): Promise<string> {
  let text = ''
  await waitUntil(async () => {
    text = await readTerminal(terminal)
    return new RegExp(`${script}-[0-9a-f]{8}\\.ps1`).test(text.trimEnd().split('\n').at(-1) ?? '')
  }, () => text)
  return text
}

async function waitUntil(isSo: () => boolean | Promise<boolean>, state: () => string = () => ''): Promise<void> {
  const end = Date.now() + 15_000
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `did not come about: ${state()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
