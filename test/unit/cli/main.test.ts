import assert from 'node:assert/strict'
import { sampleProfile } from '../core/profiles/sample-profile.ts'
import { runCli, withFolder } from './run-cli.ts'

describe('main', () => {
  const refused: readonly string[][] = [
    [], ['s3cret'], ['--s3cret'], ['validate'], ['validate', 'a', 's3cret'], ['validate', 'a', '--s3cret'], ['validate', 'a', '--s3cret=x'], ['validate', '-s', 'a'],
    ['check', 'a', '--limit'], ['check', 'a', '--limit', 's3cret'], ['check', 'a', '--limit', '0'], ['check', 'a', '--limit', '-1'], ['check', 'a', '--limit=1e3'],
    ['check', 'a', '--limit', '1', '--limit', '2'], ['check', 'a', '--format', 's3cret'], ['check', 'a', '--check', 's3cret'], ['check', 'a', '--check', 'exchange.round-trip'],
    ['check', 'a', '--sign-in', 's3cret'], ['check', 'a', '--no-ca'], ['script', 'verify'], ['script', 'verify', 'a'], ['script', 'verify', 'a', '--form', 's3cret', '--profile', 'x'],
    ['practice', 's3cret'], ['practice', '--empty=s3cret'], ['practice', '--break', 's3cret'], ['practice', '--delay', 's3cret'], ['practice', 'faults', '--empty'],
    ['--language', 's3cret', 'validate', 'a'], ['validate', 'a', '--language'], ['--version', 's3cret'], ['--help', 's3cret'],
  ]
  for (const args of refused) {
    it(`refuses "${args.join(' ')}" with one sentence that repeats no value`, async () => {
      const { code, stdout, stderr } = await runCli(args)
      assert.deepEqual([code, stdout, stderr.split('\n').length, stderr.includes('s3cret')], [2, '', 2, false], stderr)
    })
  }

  it('prints help and version on standard output', async () => {
    const all = await runCli(['--help'])
    const one = await runCli(['--language', 'en', 'validate', '--help'])
    const version = await runCli(['--version'])
    assert.deepEqual([all.code, one.code, version.code], [0, 0, 0])
    assert.match(all.stdout, /validate DOCUMENT[^]*practice/)
    assert.equal(one.stdout.includes('practice'), false)
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
  })

  it('ends with 3 when it was stopped', async () => {
    await withFolder(async (write) => {
      const path = await write('d.json', JSON.stringify({ version: 1, profiles: [sampleProfile()] }))
      assert.equal((await runCli(['validate', path], { signal: AbortSignal.abort() })).code, 3)
    })
  })
})
