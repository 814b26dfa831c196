import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removePracticeFiles, writePracticeFiles } from '../../../src/practice/files.ts'
import { withTenant } from './practice-clients.ts'

describe('writePracticeFiles', () => {
  let folder: string
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'practice-files-'))))
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('writes what the first line of `practice` names, for this user\'s eyes alone, and takes it away again', () => withTenant({}, async (tenant) => {
    const inside = join(folder, 'run')
    const files = await writePracticeFiles(tenant, inside, '/modules')
    assert.deepEqual(JSON.parse(await readFile(files.document, 'utf8')), tenant.document)
    assert.equal(await readFile(files.ca, 'utf8'), tenant.caPem)
    assert.equal(await readFile(files.secrets['practice-app-only']!, 'utf8'), tenant.secrets['practice-app-only'])
    assert.deepEqual(files.admin, tenant.admin)
    assert.equal(files.powershell.env['HELPDESK_OAUTH_PRACTICE_MODULES'], '/modules')
    assert.equal(JSON.stringify(files).includes(tenant.secrets['practice-app-only']!), false)
    if (process.platform !== 'win32') {
      assert.equal((await stat(inside)).mode & 0o777, 0o700)
      for (const path of [files.document, files.ca, ...Object.values(files.secrets)]) assert.equal((await stat(path)).mode & 0o777, 0o600)
    }
    await writeFile(join(inside, 'mine.txt'), 'stays')
    await removePracticeFiles(files)
    assert.deepEqual(await readdir(inside), ['mine.txt'])
  }))

  it('writes over the rest of an earlier run, never through a link', () => withTenant({}, async (tenant) => {
    const elsewhere = join(folder, 'elsewhere')
    await writeFile(elsewhere, 'untouched')
    await symlink(elsewhere, join(folder, 'practice-app-only.secret'))
    await writePracticeFiles(tenant, folder, '/modules')
    await writePracticeFiles(tenant, folder, '/modules')
    assert.equal(await readFile(elsewhere, 'utf8'), 'untouched')
  }))
})
