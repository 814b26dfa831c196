import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PracticeTenant } from './start.ts'

/** What `practice` prints as its first line: paths, never a secret but the admin key. */
export interface PracticeFiles {
  readonly document: string
  readonly ca: string
  /** By profile id */
  readonly secrets: Readonly<Record<string, string>>
  readonly admin: { readonly url: string; readonly key: string }
  readonly powershell: { readonly env: Readonly<Record<string, string>> }
}

/** Written anew, readable by this user alone, never through a link that lies there already. */
async function writePrivate(path: string, content: string): Promise<string> {
  await rm(path, { force: true })
  await writeFile(path, content, { mode: 0o600, flag: 'wx' })
  return path
}

/**
 * Writes the document, the authority's certificate and one file a secret into `folder` (made with mode 0700 where it is missing).
 * Rejects with the file system's error.
 */
export async function writePracticeFiles(tenant: PracticeTenant, folder: string, modulesFolder: string): Promise<PracticeFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secrets: Record<string, string> = {}
  for (const [id, secret] of Object.entries(tenant.secrets)) secrets[id] = await writePrivate(join(folder, `${id}.secret`), secret)
  return {
    document: await writePrivate(join(folder, 'practice.helpdesk-oauth.json'), `${JSON.stringify(tenant.document, undefined, 2)}\n`),
    ca: await writePrivate(join(folder, 'practice-ca.pem'), tenant.caPem),
    secrets,
    admin: tenant.admin,
    powershell: { env: tenant.powershellEnv(modulesFolder) },
  }
}

/** Takes away what {@link writePracticeFiles} wrote, and nothing else. */
export async function removePracticeFiles({ document, ca, secrets }: PracticeFiles): Promise<void> {
  await Promise.all([document, ca, ...Object.values(secrets)].map((path) => rm(path, { force: true })))
}
