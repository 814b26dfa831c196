import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SCRIPT_IDS } from '../../../../../src/core/powershell/script-id.ts'
import { findScript, SCRIPTS } from '../../../../../src/core/powershell/scripts/registry.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..', '..')
const names = (folder: string, ending: string, except: readonly string[] = []): string[] =>
  readdirSync(join(root, folder)).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length)).filter((name) => !except.includes(name)).sort()

describe('SCRIPTS', () => {
  const ids = SCRIPTS.map(({ id }) => id).sort()

  it('has a declaration, a script file, a test and its golden files for each id, and no more', () => {
    assert.deepEqual(names('src/core/powershell/scripts', '.ts', ['registry', 'script']), ids)
    assert.deepEqual(names('snippets/scripts', '.ps1'), ids)
    assert.deepEqual(names('test/unit/core/powershell/scripts', '.test.ts', ['registry']), ids)
    for (const { id, snippet } of SCRIPTS) {
      assert.ok(existsSync(join(root, 'test/unit/core/powershell/golden', `${id}.ps1`)))
      assert.equal(existsSync(join(root, 'test/unit/core/powershell/golden', `${id}.snippet.ps1`)), snippet !== undefined)
    }
  })

  it('knows only ids of the interface, each once', () => {
    assert.equal(new Set(ids).size, ids.length)
    for (const id of ids) assert.ok(SCRIPT_IDS.includes(id))
  })

  it('says of each script what it does and who may run it', () => {
    for (const { title, rolesNeeded } of SCRIPTS) assert.ok(title().length > 10 && rolesNeeded.length > 0)
  })
})

describe('findScript', () => {
  it('finds by id', () => {
    for (const script of SCRIPTS) assert.equal(findScript(script.id), script)
    assert.equal(findScript('test-network'), undefined)
  })
})
