import { existsSync } from 'node:fs'
import { findOnPath, run } from '../run.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const aptLockSeconds = 120

/**
 * A Chromium to show VS Code's workbench in; on Debian, when root, it is installed. `HELPDESK_OAUTH_CHROMIUM` names another.
 * Throws with what to install where there is none.
 */
export async function findOrInstallChromium(say: (line: string) => void): Promise<string> {
  const named = process.env['HELPDESK_OAUTH_CHROMIUM']
  if (named !== undefined && existsSync(named)) return named
  const found = findChromium()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && findOnPath('apt-get') !== undefined) {
    say('Installing Chromium with apt-get (about 10 seconds, once) …')
    await apt('update', '-q')
    const result = await apt('install', '-y', '-q', '--no-install-recommends', 'chromium')
    const installed = findChromium()
    if (installed !== undefined) return installed
    throw new Error(`apt-get could not install Chromium:\n${result}`)
  }
  throw new Error('VS Code in the browser needs Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium), '
    + 'or name its executable in HELPDESK_OAUTH_CHROMIUM.')
}

function findChromium(): string | undefined {
  return names.map(findOnPath).find((path) => path !== undefined)
}

async function apt(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (await run('apt-get', ['-o', `DPkg::Lock::Timeout=${aptLockSeconds}`, ...args], { env })).output
}
