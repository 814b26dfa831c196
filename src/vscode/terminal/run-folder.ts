import { randomBytes } from 'node:crypto'
import { mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A script may hold addresses and ids for this long at most, should its terminal outlive that. */
const MAX_AGE_MS = 24 * 3_600_000

/** Begins the name of a folder whose scripts are for the practice tenant: they are of no use once that has ended. */
const practicePrefix = (pid: number): string => `practice-${pid}-`

/**
 * Makes a folder for one terminal's scripts, for this user alone; `practicePid` is the process whose practice tenant they are for.
 * Answers its real path, as a shell names it.
 */
export async function makeRunFolder(runsFolder: string, practicePid?: number): Promise<string> {
  const folder = join(runsFolder, (practicePid === undefined ? '' : practicePrefix(practicePid)) + randomBytes(4).toString('hex'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return await realpath(folder)
}

/** Writes a script under a name of ours, readable by this user alone. Rejects when the name is taken. */
export const writeScript = async (folder: string, fileName: string, text: string): Promise<void> =>
  writeFile(join(folder, fileName), text, { mode: 0o600, flag: 'wx' })

/** Tried for a while: on Windows the shell that stands in it may still be ending. */
export const removeRunFolder = async (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 })

/** Removes the folders of a practice tenant whose process has ended. */
export async function removePracticeFolders(runsFolder: string, pid: number): Promise<void> {
  const names = await readdir(runsFolder).catch((): string[] => [])
  for (const name of names) if (name.startsWith(practicePrefix(pid))) await removeRunFolder(join(runsFolder, name))
}

/** Removes what windows that ended without a farewell have left: folders that are a day old. */
export async function sweepRunFolders(runsFolder: string, now: Date): Promise<void> {
  const names = await readdir(runsFolder).catch((): string[] => [])
  for (const name of names) {
    const folder = join(runsFolder, name)
    const age = await stat(folder).then(({ mtimeMs }) => now.getTime() - mtimeMs, () => 0)
    if (age > MAX_AGE_MS) await removeRunFolder(folder)
  }
}
