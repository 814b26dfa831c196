import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { skip } from '../../../skip.ts'
import { makeRunFolder, removePracticeFolders, removeRunFolder, sweepRunFolders, writeScript } from '../../../../src/vscode/terminal/run-folder.ts'

describe('the run folder', () => {
  let runs: string
  beforeEach(async () => {
    runs = join(await mkdtemp(join(tmpdir(), 'hdo-runs-')), 'runs')
  })
  afterEach(async () => await rm(join(runs, '..'), { recursive: true, force: true }))

  it('and its scripts are for this user alone', async function () {
    if (process.platform === 'win32') return skip(this, 'Windows has no such modes')
    const folder = await makeRunFolder(runs)
    await writeScript(folder, 'x.ps1', 'text')
    assert.equal((await stat(folder)).mode & 0o777, 0o700)
    assert.equal((await stat(join(folder, 'x.ps1'))).mode & 0o777, 0o600)
  })

  it('takes no second script under a name that is there', async () => {
    const folder = await makeRunFolder(runs)
    await writeScript(folder, 'x.ps1', 'first')
    await assert.rejects(writeScript(folder, 'x.ps1', 'second'), { code: 'EEXIST' })
  })

  it('goes with its content', async () => {
    const folder = await makeRunFolder(runs)
    await writeScript(folder, 'x.ps1', 'text')
    await removeRunFolder(folder)
    assert.equal(existsSync(folder), false)
  })

  it('of a practice tenant goes with the process that ran it', async () => {
    const [own, practice, another] = [await makeRunFolder(runs), await makeRunFolder(runs, 123), await makeRunFolder(runs, 1234)]
    await removePracticeFolders(runs, 123)
    assert.deepEqual([own, practice, another].map((folder) => existsSync(folder)), [true, false, true])
    await removePracticeFolders(join(runs, 'nowhere'), 123)
  })

  it('is swept a day after it was last used, and not before', async () => {
    const folder = await makeRunFolder(runs)
    await sweepRunFolders(runs, new Date(Date.now() + 23 * 3_600_000))
    assert.equal(existsSync(folder), true)
    await sweepRunFolders(runs, new Date(Date.now() + 25 * 3_600_000))
    assert.equal(existsSync(folder), false)
  })
})
