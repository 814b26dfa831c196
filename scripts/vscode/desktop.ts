import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron'
import { join } from 'node:path'
import { cacheFolder } from '../paths.ts'

const downloadLimitMs = 180_000

/** A window needs a display; Linux has one only where these say so. */
const hasDisplay = (): boolean => process.platform !== 'linux'
  || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined

/**
 * The desktop VS Code to test in: the one that `VSCODE_EXECUTABLE_PATH` names, else the download of @vscode/test-electron.
 * `undefined` where there is no display or no download: the VS Code from npm serves then.
 */
export async function findDesktop(say: (line: string) => void): Promise<string | undefined> {
  const named = process.env['VSCODE_EXECUTABLE_PATH']
  if (named !== undefined && named !== '') return named
  if (!hasDisplay()) return undefined
  let limit: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cacheFolder, 'vscode-desktop'), reporter: new SilentReporter() }),
      new Promise<never>((_, reject) => {
        limit = setTimeout(() => reject(new Error(`nothing within ${downloadLimitMs / 1000} seconds`)), downloadLimitMs)
      }),
    ])
  } catch (error) {
    say(`The desktop VS Code could not be downloaded (${error instanceof Error ? error.message : String(error)}).`)
    return undefined
  } finally {
    clearTimeout(limit)
  }
}
