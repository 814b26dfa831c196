import assert from 'node:assert/strict'
import type { Report } from '../../../../src/core/reports/report.ts'
import { CheckRuns } from '../../../../src/vscode/runs/check-runs.ts'

const report = (profile: string): Report => ({ profile, startedAt: '2026-11-25T00:00:00.000Z', durationMs: 1, results: [] })

const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))

describe('CheckRuns', () => {
  it('shows a run with what it has found, and no longer when it is over', async () => {
    const runs = new CheckRuns()
    let changes = 0
    runs.onDidChange(() => changes++)
    const ended = await runs.run('a', { checks: ['entra.client'] }, (_signal, onResult) => {
      onResult({ check: 'entra.client', status: 'pass', summary: 's', durationMs: 1, evidence: [] })
      assert.equal(runs.live('a')?.results.length, 1)
      assert.deepEqual(runs.live('a')?.checks, ['entra.client'])
      return Promise.resolve(report('a'))
    })
    assert.equal(ended.profile, 'a')
    assert.equal(runs.live('a'), undefined)
    assert.equal(runs.isAnyRunning, false)
    assert.equal(changes, 3)
  })

  it('lets a second run of one profile wait for the first, and one of another not', async () => {
    const runs = new CheckRuns()
    const order: string[] = []
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    const first = runs.run('a', {}, async () => {
      order.push('first')
      await gate
      return report('a')
    })
    const second = runs.run('a', {}, () => {
      order.push('second')
      return Promise.resolve(report('a'))
    })
    await runs.run('b', {}, () => {
      order.push('other')
      return Promise.resolve(report('b'))
    })
    assert.deepEqual(order, ['first', 'other'])
    release()
    await Promise.all([first, second])
    assert.deepEqual(order, ['first', 'other', 'second'])
  })

  it('stops one run or all', async () => {
    const runs = new CheckRuns()
    const a = runs.run('a', {}, stopped)
    const b = runs.run('b', {}, stopped)
    await Promise.resolve()
    runs.stop('a')
    await assert.rejects(a, /stopped/)
    assert.ok(runs.live('b'))
    runs.stop()
    await assert.rejects(b, /stopped/)
  })
})
