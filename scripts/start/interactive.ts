import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../paths.ts'
import { findOnPath } from '../run.ts'
import { findDesktop } from '../vscode/desktop.ts'
import { installServer } from '../vscode/install-server.ts'
import { startServer } from '../vscode/server.ts'
import { writeSettings } from '../vscode/settings.ts'
import { workbenchUrl } from '../vscode/workbench.ts'

const starter = join(import.meta.dirname, 'starter')

/** Opens a VS Code of its own settings and extensions, with the practice tenant, and returns when it is closed. */
export async function runInteractive(say: (line: string) => void): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'hdo-'))
  try {
    await mkdir(join(scratch, 'workspace'))
    await writeSettings(join(scratch, 'data'))
    const desktop = codeOnPath() ?? await findDesktop(say)
    await (desktop === undefined ? openInBrowser(scratch, say) : openOnDesktop(desktop, scratch, say))
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** In a terminal of a remote VS Code, `code` only talks to the window that is open. */
function codeOnPath(): string | undefined {
  return process.env['VSCODE_IPC_HOOK_CLI'] === undefined ? findOnPath('code') : undefined
}

async function openOnDesktop(code: string, scratch: string, say: (line: string) => void): Promise<void> {
  say(`Opening ${code} with the extension and its practice tenant. Close that window to stop.`)
  const isScript = code.endsWith('.cmd')
  const args = [
    '--new-window', '--wait', `--user-data-dir=${join(scratch, 'data')}`, `--extensions-dir=${join(scratch, 'extensions')}`,
    `--extensionDevelopmentPath=${root}`, `--extensionDevelopmentPath=${starter}`, join(scratch, 'workspace'),
  ].map((arg) => isScript ? `"${arg}"` : arg)
  const child = spawn(isScript ? `"${code}"` : code, args, { stdio: 'inherit', shell: isScript })
  await once(child, 'exit')
}

/** The server from npm, with both extensions laid into its folder: notifications show, as they do not with a test driver. */
async function openInBrowser(scratch: string, say: (line: string) => void): Promise<void> {
  const server = await installServer(say)
  const extensions = join(scratch, 'extensions')
  await mkdir(extensions)
  await symlink(root, join(extensions, 'helpdesk-oauth.helpdesk-oauth-0.1.0'))
  await cp(starter, join(extensions, 'helpdesk-oauth.helpdesk-oauth-starter-0.0.1'), { recursive: true })
  const running = await startServer(server, {
    userDataFolder: join(scratch, 'data'), serverDataFolder: join(scratch, 'server'), extensionsFolder: extensions, driver: false,
  })
  const url = workbenchUrl({ origin: running.origin, folder: join(scratch, 'workspace') })
  say(`\nVS Code with the extension and its practice tenant:\n\n    ${url}\n\nCtrl+C stops it.`)
  openUrl(url)
  try {
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  } finally {
    await running.stop()
  }
}

/** Best effort: the URL is printed anyway. */
function openUrl(url: string): void {
  const opener = findOnPath('xdg-open')
  if (opener === undefined || (process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined)) return
  spawn(opener, [url], { stdio: 'ignore', detached: true }).once('error', () => undefined).unref()
}
