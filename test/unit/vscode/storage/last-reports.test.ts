import assert from 'node:assert/strict'
import type { Report, ReportResult } from '../../../../src/core/reports/report.ts'
import { LastReports } from '../../../../src/vscode/storage/last-reports.ts'
import { fakeHost } from '../../fakes.ts'

const result = (more: Partial<ReportResult>): ReportResult => ({ check: 'entra.client', status: 'pass', summary: 's', durationMs: 1, evidence: [], ...more })
const report = (startedAt: string, results: readonly ReportResult[], profile = 'Desk'): Report => ({ profile, startedAt, durationMs: 1000, results })

describe('LastReports', () => {
  it('keeps the last result of each check and mailbox, each with its own time', async () => {
    const reports = new LastReports(fakeHost().storage)
    await reports.add(report('2026-11-25T10:00:00.000Z', [result({}), result({ check: 'exchange.imap', mailbox: 'A@x.com', status: 'fail' })]))
    await reports.add(report('2026-11-25T11:00:00.000Z', [result({ check: 'exchange.imap', mailbox: 'a@x.com' })]))
    assert.deepEqual(reports.get('desk').map(({ check, status, at }) => [check, status, at]), [
      ['entra.client', 'pass', '2026-11-25T10:00:01.000Z'],
      ['exchange.imap', 'pass', '2026-11-25T11:00:01.000Z'],
    ])
  })

  it('bounds what it keeps: long texts are cut, and of too much evidence only the token stays', async () => {
    const reports = new LastReports(fakeHost().storage)
    const at = '2026-11-25T10:00:00.000Z'
    const token = { kind: 'token', at, roles: [], scp: [], aud: 'a', oid: 'o' } as const
    await reports.add(report(at, [result({ evidence: [{ kind: 'imap', at, stage: 'auth', reply: 'x'.repeat(10_000) }] })]))
    const [entry] = reports.get('desk')[0]?.evidence ?? []
    assert.equal(entry?.kind === 'imap' ? entry.reply?.length : 0, 2001)
    const many = Array.from({ length: 200 }, (_, index) => result({ check: 'exchange.imap', mailbox: `m${index}@x.com`, evidence: [{ kind: 'imap', at, stage: 'auth', reply: 'y'.repeat(1500) }, token] }))
    await reports.add(report(at, many))
    const kept = reports.get('desk')
    assert.equal(kept.length, 201)
    assert.deepEqual([...new Set(kept.flatMap(({ evidence }) => evidence.map(({ kind }) => kind)))], ['token'])
  })

  it('forgets a profile, and sweeps those that are no more', async () => {
    const host = fakeHost()
    const reports = new LastReports(host.storage)
    const at = '2026-11-25T10:00:00.000Z'
    for (const profile of ['one', 'two', 'three']) await reports.add(report(at, [result({})], profile))
    await reports.forget('one')
    await reports.sweep(['TWO'])
    assert.deepEqual(host.storage.keys(), ['report.two'])
  })

  it('reads a record of another kind as none', () => {
    const host = fakeHost()
    host.values.set('report.desk', { version: 2 })
    assert.deepEqual(new LastReports(host.storage).get('desk'), [])
  })
})
