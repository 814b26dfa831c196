import { randomBytes } from 'node:crypto'
import { mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A script may hold addresses and ids for this long at most, should its terminal outlive that. */
const MAX_AGE_MS = 24 * 3_600_000

/** Makes a folder for one terminal's scripts, for this user alone. Answers its real path, as a shell names it. */
export async function makeRunFolder(runsFolder: string): Promise<string> {
  const folder = join(runsFolder, randomBytes(4).toString('hex'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return await realpath(folder)
}

/** Writes a script under a name of ours, readable by this user alone. Rejects when the name is taken. */
export const writeScript = async (folder: string, fileName: string, text: string): Promise<void> =>
  writeFile(join(folder, fileName), text, { mode: 0o600, flag: 'wx' })

export const removeRunFolder = async (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** Removes what windows that ended without a farewell have left: folders that are a day old. */
export async function sweepRunFolders(runsFolder: string, now: Date): Promise<void> {
  const names = await readdir(runsFolder).catch((): string[] => [])
  for (const name of names) {
    const folder = join(runsFolder, name)
    const age = await stat(folder).then(({ mtimeMs }) => now.getTime() - mtimeMs, () => 0)
    if (age > MAX_AGE_MS) await removeRunFolder(folder)
  }
}
