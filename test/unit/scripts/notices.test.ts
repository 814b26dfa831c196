import assert from 'node:assert/strict'
import type { Metafile } from 'esbuild'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundledPackages, thirdPartyNotices } from '../../../scripts/notices.ts'

/** A metafile whose one output holds so many bytes of each input. */
const metafileOf = (bytes: Readonly<Record<string, number>>): Metafile => ({
  inputs: {},
  outputs: {
    'dist/cli.js': {
      bytes: 0, imports: [], exports: [],
      inputs: Object.fromEntries(Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }])),
    },
  },
})

describe('bundledPackages', () => {
  it('names the innermost package, scoped ones whole, once and sorted', () => {
    const metafile = metafileOf({
      'src/cli.ts': 10,
      'node_modules/zod/index.js': 5,
      'node_modules/@azure/msal-node/dist/a.mjs': 5,
      'node_modules/@azure/msal-node/dist/b.mjs': 5,
      'node_modules/imapflow/node_modules/libmime/lib/libmime.js': 5,
    })
    assert.deepEqual(bundledPackages(metafile), [
      'node_modules/@azure/msal-node', 'node_modules/imapflow/node_modules/libmime', 'node_modules/zod',
    ])
  })

  it('leaves out a package of which nothing remains in the output', () => {
    assert.deepEqual(bundledPackages(metafileOf({ 'node_modules/zod/index.js': 0 })), [])
  })
})

describe('thirdPartyNotices', () => {
  let base: string
  const metafile = metafileOf({ 'node_modules/a/index.js': 1 })
  const put = (manifest: object, licence?: string): void => {
    mkdirSync(join(base, 'node_modules', 'a'), { recursive: true })
    writeFileSync(join(base, 'node_modules', 'a', 'package.json'), JSON.stringify(manifest))
    if (licence !== undefined) writeFileSync(join(base, 'node_modules', 'a', 'LICENSE.txt'), licence)
  }
  beforeEach(() => { base = mkdtempSync(join(tmpdir(), 'notices-')) })
  afterEach(() => rmSync(base, { recursive: true }))

  it('holds name, version, licence and the licence text', async () => {
    put({ name: 'a', version: '1.2.3', license: 'MIT' }, 'Permission is\r\ngranted\n')
    assert.match(await thirdPartyNotices(metafile, base), /a 1\.2\.3 \(MIT\)\n\nPermission is\ngranted\n/)
  })

  it('refuses a package without a licence text', async () => {
    put({ name: 'a', version: '1.2.3', license: 'MIT' })
    await assert.rejects(thirdPartyNotices(metafile, base), /a 1\.2\.3 \(MIT\) brings no text/)
  })

  it('refuses a package that names no licence', async () => {
    put({ name: 'a', version: '1.2.3' }, 'text')
    await assert.rejects(thirdPartyNotices(metafile, base), /says no licence/)
  })
})
