import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProfileStore } from '../../../../src/core/profiles/profile-store.ts'
import { Secret } from '../../../../src/core/secret.ts'
import { Vault } from '../../../../src/core/secrets/vault.ts'
import { LastReports } from '../../../../src/vscode/storage/last-reports.ts'
import { keepPracticeRecord, type PracticeRecord } from '../../../../src/vscode/storage/practice-record.ts'
import { sweep } from '../../../../src/vscode/storage/sweep.ts'
import { makeRunFolder, writeScript } from '../../../../src/vscode/terminal/run-folder.ts'
import { sampleProfile } from '../../core/profiles/sample-profile.ts'
import { fakeHost } from '../../fakes.ts'

const PRACTICE = 'practice-app-only'

describe('sweep', () => {
  const children: ChildProcess[] = []
  let runsFolder: string

  beforeEach(async () => {
    runsFolder = await mkdtemp(join(tmpdir(), 'hdo-sweep-'))
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await rm(runsFolder, { recursive: true, force: true })
  })

  /** Another process that listens on 127.0.0.1, as the extension host of a practice tenant does. */
  async function listening(): Promise<{ readonly child: ChildProcess; readonly pid: number; readonly port: number }> {
    const script = "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port))"
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env: {} })
    children.push(child)
    const [text] = await once(child.stdout, 'data') as [Buffer]
    assert.ok(child.pid !== undefined)
    return { child, pid: child.pid, port: Number(text.toString()) }
  }

  /** A window's storage with a profile of the person's and one of the practice tenant, each with all that may come with it. */
  async function window(record: Omit<PracticeRecord, 'profileIds'>) {
    const host = fakeHost()
    const stores = { profiles: new ProfileStore(host.storage), vault: new Vault(host) }
    const reports = new LastReports(host.storage)
    for (const id of ['desk', PRACTICE]) {
      await stores.profiles.importDocument({ version: 1, profiles: [sampleProfile({ id })] }, { confirm: true })
      await stores.vault.setClientSecret(stores.profiles.get(id), new Secret('a secret'))
      await reports.add({ profile: id, startedAt: '2026-11-25T10:00:00.000Z', durationMs: 1, results: [{ check: 'entra.client', status: 'pass', summary: 's', durationMs: 1, evidence: [] }] })
    }
    await keepPracticeRecord(host.storage, { ...record, profileIds: [PRACTICE] })
    for (const pid of [undefined, record.pid, record.pid + 1]) await writeScript(await makeRunFolder(runsFolder, pid), 'x.ps1', 'text')
    return {
      sweep: () => sweep(stores, { host, reports, runsFolder }),
      /** Everything that is kept anywhere and names the practice profile, or its run */
      traces: async (): Promise<readonly string[]> => [
        ...[...host.values].filter(([key, value]) => `${key} ${JSON.stringify(value)}`.includes('practice')).map(([key]) => key),
        ...[...host.kept.keys()].filter((key) => key.includes('practice')),
        ...(await readdir(runsFolder)).filter((name) => name.startsWith(`practice-${record.pid}-`)),
      ],
      others: async (): Promise<readonly number[]> => [stores.profiles.list().length, reports.get('desk').length, host.kept.size, (await readdir(runsFolder)).length],
    }
  }

  it('takes away all trace of a practice tenant whose process was killed, and nothing else', async () => {
    const { child, pid, port } = await listening()
    const { sweep: sweepNow, traces, others } = await window({ pid, port })
    assert.ok((await traces()).length >= 5, (await traces()).join(', '))
    child.kill('SIGKILL')
    await once(child, 'exit')
    assert.equal(await sweepNow(), false)
    assert.deepEqual(await traces(), [])
    assert.deepEqual(await others(), [1, 1, 1, 2])
  })

  it('leaves a practice tenant alone that another process runs, and says so', async () => {
    const { pid, port } = await listening()
    const { sweep: sweepNow, traces } = await window({ pid, port })
    const before = await traces()
    assert.equal(await sweepNow(), true)
    assert.deepEqual(await traces(), before)
  })

  it('is not deceived by another process that has got the number of the one that ended', async () => {
    const { pid, port } = await listening()
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port: freePort } = gone.address() as AddressInfo
    gone.close()
    const { sweep: sweepNow, traces } = await window({ pid, port: freePort })
    assert.notEqual(freePort, port)
    assert.equal(await sweepNow(), false)
    assert.deepEqual(await traces(), [])
  })

  it('takes its own number for that of a process before it: a sweep comes before any start', async () => {
    const { port } = await listening()
    const { sweep: sweepNow, traces } = await window({ pid: process.pid, port })
    assert.equal(await sweepNow(), false)
    assert.deepEqual(await traces(), [])
  })

  it('comes back to what a locked secret store held up', async () => {
    const host = fakeHost()
    const stores = { profiles: new ProfileStore(host.storage), vault: new Vault(host) }
    await stores.profiles.importDocument({ version: 1, profiles: [sampleProfile({ id: PRACTICE })] }, { confirm: true })
    await stores.vault.setClientSecret(stores.profiles.get(PRACTICE), new Secret('a secret'))
    await keepPracticeRecord(host.storage, { pid: process.pid, port: 1, profileIds: [PRACTICE] })
    const reports = new LastReports(host.storage)
    host.locked = true
    await sweep(stores, { host, reports, runsFolder })
    assert.equal(host.kept.size, 1)
    host.locked = false
    await sweep(stores, { host, reports, runsFolder })
    assert.deepEqual([host.kept.size, stores.profiles.list().length, host.values.get('practice.running')], [0, 0, undefined])
  })
})
