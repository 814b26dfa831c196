import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './paths.ts'
import { findOnPath, run } from './run.ts'

const version = '7.6.9'
const installLimitMs = 180_000

/** PowerShell and .NET as quiet as they can be: no call to the outside at their start. */
export const quietPwsh: Readonly<Record<string, string>> = {
  POWERSHELL_TELEMETRY_OPTOUT: '1',
  POWERSHELL_UPDATECHECK: 'Off',
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
}

export type Pwsh = { readonly path: string } | { readonly skipped: string }

/**
 * The PowerShell that tests run scripts in: pwsh on PATH, else the .NET tool in the cache folder, installed where .NET is at hand.
 * Never throws: without one the tests that need it are skipped with the reason that this gives.
 */
export async function findOrInstallPwsh(say: (line: string) => void): Promise<Pwsh> {
  const found = findOnPath('pwsh')
  if (found !== undefined) return { path: found }
  const target = join(cacheFolder, `powershell-${version}`)
  const executable = join(target, process.platform === 'win32' ? 'pwsh.exe' : 'pwsh')
  if (existsSync(executable)) return { path: executable }
  const dotnet = findOnPath('dotnet')
  if (dotnet === undefined) return { skipped: 'neither pwsh nor dotnet (which can install it) is on PATH' }
  say(`Installing PowerShell ${version} as a .NET tool (once) …`)
  await mkdir(cacheFolder, { recursive: true })
  const draft = await mkdtemp(join(cacheFolder, 'draft-'))
  try {
    const result = await run(dotnet, ['tool', 'install', 'PowerShell', '--version', version, '--tool-path', join(draft, 'tool')], {
      env: { ...process.env, ...quietPwsh, DOTNET_CLI_HOME: join(draft, 'home') },
      limitMs: installLimitMs,
    })
    if (result.code !== 0) return { skipped: `dotnet tool install PowerShell failed: ${result.output.trim()}` }
    await rename(join(draft, 'tool'), target).catch((error: unknown) => {
      // Another run has finished first
      if (!existsSync(executable)) throw error
    })
    return { path: executable }
  } catch (error) {
    return { skipped: `PowerShell could not be installed: ${error instanceof Error ? error.message : String(error)}` }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** What tests get to know: the PowerShell in `HELPDESK_OAUTH_TEST_PWSH`, or why there is none in `HELPDESK_OAUTH_TEST_NO_PWSH`. */
export function pwshEnv(pwsh: Pwsh): Record<string, string> {
  return 'path' in pwsh
    ? { ...quietPwsh, HELPDESK_OAUTH_TEST_PWSH: pwsh.path }
    : { HELPDESK_OAUTH_TEST_NO_PWSH: pwsh.skipped }
}
