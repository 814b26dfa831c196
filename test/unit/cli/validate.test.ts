import assert from 'node:assert/strict'
import { truncate } from 'node:fs/promises'
import { sampleProfile } from '../core/profiles/sample-profile.ts'
import { runCli, withFolder } from './run-cli.ts'

const document = (...profiles: unknown[]): string => JSON.stringify({ version: 1, profiles })

describe('validate', () => {
  const validated = async (content: string | Uint8Array) => withFolder(async (write) => runCli(['validate', await write('d.json', content)]))

  it('says nothing of a right document', async () => {
    assert.deepEqual(await validated(document(sampleProfile())), { code: 0, stdout: '', stderr: '' })
  })

  it('prints a line a mistake, its pointer first', async () => {
    const { code, stdout, stderr } = await validated(document({ ...sampleProfile(), clientId: 'x', 'a/b': 1 }))
    assert.equal(code, 2)
    assert.equal(stderr, '')
    assert.match(stdout, /^\/profiles\/0\/clientId: [^\n]+\n\/profiles\/0\/a~1b: [^\n]+\n$/)
  })

  it('prints a syntax error with its place and no pointer', async () => {
    assert.match((await validated('{\n]')).stdout, /^: line 2, column 1: [^\n]+\n$/)
  })

  it('ends after 100 mistakes with how many more there are', async () => {
    const lines = (await validated(document(...Array.from({ length: 250 }, (_, index) => sampleProfile({ id: `p${index}`, clientId: 'x' }))))).stdout.split('\n')
    assert.deepEqual([lines.length, lines[100], lines[101]], [102, 'and 150 more', ''])
  })

  it('escapes control bytes of a key', async () => {
    const { stdout } = await validated(document({ ...sampleProfile(), '\u001b[31m\u202e\n': 1 }))
    assert.equal(/[\0-\x09\x0b-\x1f\u202e]/.test(stdout), false)
    assert.equal(stdout.split('\n').length, 2)
  })

  it('refuses a file that is too large without reading it', async () => {
    await withFolder(async (write) => {
      const path = await write('d.json', '')
      await truncate(path, 50_000_000_000)
      const { code, stdout } = await runCli(['validate', path])
      assert.equal(code, 2)
      assert.match(stdout, /^: .*16 MB/)
    })
  })

  it('names no path that it could not open', async () => {
    const { code, stdout, stderr } = await runCli(['validate', '/nowhere/s3cret'])
    assert.deepEqual([code, stdout, stderr.includes('s3cret')], [2, '', false])
  })

  it('refuses a folder', async () => assert.equal((await runCli(['validate', '/'])).code, 2))
})
