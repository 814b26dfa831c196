import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isGreen, oneTest, readSuiteResult, summary } from '../../../scripts/test-results.ts'

describe('summary', () => {
  it('counts every test of every suite in its last line', () => {
    const lines = summary([
      oneTest('lint', true),
      oneTest('type check', false),
      { suite: 'unit', passed: 10, failed: 2, skipped: [{ title: 'a › b', reason: 'no pwsh' }] },
      { suite: 'host', passed: 3, failed: 0, skipped: [] },
    ])
    assert.equal(lines.at(-1), '14 passed, 3 failed, 1 skipped')
  })

  it('names each skipped test with its suite and reason', () => {
    const lines = summary([{ suite: 'unit', passed: 0, failed: 0, skipped: [{ title: 'terminal › runs', reason: 'no pwsh' }] }])
    assert.deepEqual(lines, ['skipped: unit › terminal › runs: no pwsh', '0 passed, 0 failed, 1 skipped'])
  })
})

describe('readSuiteResult', () => {
  let folder: string
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'results-')) })
  afterEach(() => rmSync(folder, { recursive: true }))

  const read = async (written: unknown, exitedCleanly: boolean): ReturnType<typeof readSuiteResult> => {
    const path = join(folder, 'suite.json')
    writeFileSync(path, JSON.stringify(written))
    return await readSuiteResult('unit', path, exitedCleanly)
  }

  const cases: readonly (readonly [string, unknown, boolean, number])[] = [
    ['takes the counts of a suite that ended well', { passed: 3, failed: 0, skipped: [] }, true, 0],
    ['keeps the failures of a suite that failed', { passed: 3, failed: 2, skipped: [] }, false, 2],
    ['fails a suite that crashed after its last test', { passed: 3, failed: 0, skipped: [] }, false, 1],
    ['fails a suite that ran nothing', { passed: 0, failed: 0, skipped: [] }, true, 1],
  ]
  for (const [title, written, exitedCleanly, failed] of cases) {
    it(title, async () => {
      const result = await read(written, exitedCleanly)
      assert.equal(result.failed, failed)
      assert.equal(isGreen([result]), failed === 0)
    })
  }

  it('fails a suite that left no result behind', async () => {
    const result = await readSuiteResult('host', join(folder, 'missing.json'), true)
    assert.deepEqual(result, oneTest('host', false))
  })
})
