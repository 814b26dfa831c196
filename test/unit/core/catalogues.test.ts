import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS } from '../../../src/core/checks/registry.ts'
import { CHECK_IDS } from '../../../src/core/checks/check-id.ts'
import { SCRIPTS } from '../../../src/core/powershell/scripts/registry.ts'
import { PROBLEMS } from '../../../src/core/problems/registry.ts'
import { FAULTS } from '../../../src/practice/faults/registry.ts'
import { pendingProblems, PROBLEM_WALK, problemsMetBy } from '../../problem-walk.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** `entra.secret-expired` for `entra/secret-expired.ts`: the files that lie one folder deep. */
function idsOf(folder: string, ending = '.ts'): string[] {
  const areas = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return areas.flatMap((area) => readdirSync(join(root, folder, area)).filter((file) => file.endsWith(ending)).map((file) => `${area}.${file.slice(0, -ending.length)}`)).sort()
}

/** `smtpAuthDisabledOrg` for `exchange.smtp-auth-disabled-org`. */
const exportName = (id: string): string => (id.split('.')[1] ?? '').replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase())

/** What the file of an id exports under the id's name. */
async function entryOf(folder: string, id: string): Promise<{ readonly id?: string } | undefined> {
  const file = (await import(join(root, folder, `${id.replace('.', '/')}.ts`))) as Record<string, { readonly id?: string }>
  return file[exportName(id)]
}

describe('catalogues', () => {
  for (const [folder, entries] of [['src/core/checks', CHECKS], ['src/core/problems', PROBLEMS]] as const) {
    const ids: string[] = entries.map(({ id }) => id)

    it(`${folder}: each file is an entry of the registry, and each entry once`, () => {
      assert.equal(new Set(ids).size, ids.length)
      assert.deepEqual([...ids].sort(), idsOf(folder))
    })

    it(`${folder}: each file exports the entry under its own name`, async () => {
      for (const id of ids) assert.equal((await entryOf(folder, id))?.id, id)
    })
  }

  it('has a test for each check, and none without a check', () => {
    assert.deepEqual(idsOf('test/unit/core/checks', '.test.ts'), CHECKS.map(({ id }) => id).sort())
  })

  it('has only checks of the interface, in the order of a report', () => {
    const places = CHECKS.map(({ id }) => CHECK_IDS.indexOf(id))
    assert.deepEqual(places, [...places].sort((a, b) => a - b))
    assert.ok(!places.includes(-1))
  })

  it('has a declaration, a whole script and a test for each script', () => {
    for (const { id } of SCRIPTS) {
      for (const file of [`src/core/powershell/scripts/${id}.ts`, `snippets/scripts/${id}.ps1`, `test/unit/core/powershell/scripts/${id}.test.ts`]) {
        assert.ok(existsSync(join(root, file)), file)
      }
    }
  })

  it('breaks nothing in the practice tenant that no problem explains', () => {
    const known = new Set([...PROBLEMS.map(({ id }) => id), ...pendingProblems().map(({ id }) => id)])
    assert.deepEqual(FAULTS.map(({ id }) => id.replace(/~.*$/, '')).filter((id) => !known.has(id)), [])
  })

  it('knows for each problem where it is met for real, and explains what is not pending', () => {
    const ids = new Set(PROBLEMS.map(({ id }) => id))
    assert.deepEqual([...ids].filter((id) => !(id in PROBLEM_WALK)), [])
    const pending = new Set(pendingProblems().map(({ id }) => id))
    assert.deepEqual(Object.keys(PROBLEM_WALK).filter((id) => !pending.has(id) && !ids.has(id)), [])
    assert.deepEqual(problemsMetBy('fault').filter((id) => !FAULTS.some((fault) => fault.id === id)), [])
  })
})
