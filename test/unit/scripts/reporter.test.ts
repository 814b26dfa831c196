import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')

/** Runs a suite of its own in mocha with our reporter. */
async function runSuite(folder: string, body: string): Promise<{ readonly code: unknown, readonly result: unknown }> {
  const spec = join(folder, 'suite.test.mts')
  const results = join(folder, 'results.json')
  writeFileSync(spec, `import { skip } from ${JSON.stringify(join(root, 'test', 'skip.ts'))}\n${body}`)
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'node_modules/mocha/bin/mocha.js'), '--no-config', '--no-package',
    '--reporter', join(root, 'test', 'reporter.ts'), spec], { cwd: root, env: { ...process.env, HELPDESK_OAUTH_TEST_RESULTS: results }, stdio: 'ignore' })
  const [code] = await once(child, 'exit') as unknown[]
  return { code, result: JSON.parse(readFileSync(results, 'utf8')) }
}

describe('Reporter', () => {
  let folder: string
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'reporter-')) })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('counts what passed and failed, and tells why a test was skipped, by itself or with its suite', async () => {
    const { code, result } = await runSuite(folder, `
      describe('a', () => {
        it('passes', () => undefined)
        it('fails', () => { throw new Error('on purpose') })
        it('is skipped', function () { skip(this, 'no reason at all') })
      })
      describe('b', () => {
        before(function () { skip(this, 'the whole suite') })
        it('never runs', () => undefined)
      })`)
    assert.deepEqual(result, {
      passed: 1,
      failed: 1,
      skipped: [{ title: 'a › is skipped', reason: 'no reason at all' }, { title: 'b › never runs', reason: 'the whole suite' }],
    })
    assert.equal(code, 1)
  })

  it('fails a test that is skipped without a reason', async () => {
    const { code, result } = await runSuite(folder, "it('pending')\nit('mute', function () { this.skip() })\nit('passes', () => undefined)")
    assert.deepEqual(result, { passed: 1, failed: 2, skipped: [] })
    assert.equal(code, 2)
  })
})
