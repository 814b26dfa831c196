import { accessSync, constants, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/** A PowerShell on this machine. */
export interface PowerShell {
  /** Full path */
  readonly path: string
  /** Its folder, which goes first into the terminal's PATH */
  readonly folder: string
  /** The name under which it stands there: `powershell` is Windows PowerShell 5.1 */
  readonly name: 'pwsh' | 'powershell'
}

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isExecutable: (path: string) => boolean
}

/** Where installers put PowerShell 7; a desktop program's PATH on macOS knows few of them. */
const USUAL_FOLDERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/usr/local/bin', '/opt/homebrew/bin', '/usr/local/microsoft/powershell/7'],
  linux: ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/microsoft/powershell/7'],
}

export const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, isExecutable })

/**
 * The PowerShell to open scripts in: the one the setting names, else `pwsh` on the PATH or where installers put it, else, on
 * Windows, Windows PowerShell. Undefined where there is none; a setting that names none is not passed over.
 */
export function findPowerShell(setting: string | undefined, machine: Machine): PowerShell | undefined {
  if (setting !== undefined) return powerShellAt(setting, machine)
  return candidates(machine).map((path) => powerShellAt(path, machine)).find((found) => found !== undefined)
}

function powerShellAt(path: string, { platform, isExecutable: runs }: Machine): PowerShell | undefined {
  const paths = platform === 'win32' ? win32 : posix
  const name = paths.basename(path).toLowerCase().replace(/\.exe$/, '')
  if ((name !== 'pwsh' && name !== 'powershell') || !paths.isAbsolute(path) || !runs(path)) return undefined
  return { path, folder: paths.dirname(path), name }
}

function candidates({ platform, env }: Machine): readonly string[] {
  const isWindows = platform === 'win32'
  const paths = isWindows ? win32 : posix
  const variable = (name: string): string | undefined => Object.entries(env).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
  // An empty or relative entry would be looked up in whatever folder is current.
  const onPath = (variable('PATH') ?? '').split(paths.delimiter).filter((folder) => paths.isAbsolute(folder))
  const programs = variable('ProgramFiles')
  const usual = isWindows && programs !== undefined ? [paths.join(programs, 'PowerShell', '7')] : (USUAL_FOLDERS[platform] ?? [])
  const seven = [...onPath, ...usual].map((folder) => paths.join(folder, isWindows ? 'pwsh.exe' : 'pwsh'))
  const system = variable('SystemRoot')
  const five = isWindows && system !== undefined ? [paths.join(system, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')] : []
  return [...seven, ...five]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
