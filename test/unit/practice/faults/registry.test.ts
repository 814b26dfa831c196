import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { FAULTS } from '../../../../src/practice/faults/registry.ts'
import { withTenant } from '../practice-clients.ts'

describe('FAULTS', () => {
  it('holds every file of its folders under the id that its path spells', async () => {
    const root = new URL('../../../../src/practice/faults/', import.meta.url)
    const groups = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)
    const files = await Promise.all(groups.map(async (group) => (await readdir(new URL(`${group}/`, root))).map((file) => `${group}.${file.replace(/\.ts$/, '')}`)))
    assert.deepEqual(FAULTS.map(({ id }) => id).sort(), files.flat().sort())
  })

  for (const { id } of FAULTS) {
    it(`${id}: can be switched on and off, twice each, and touches no other fault`, async () => withTenant({}, (tenant) => {
      const healthy = JSON.stringify(tenant.tenant.state())
      const on = (): readonly string[] => tenant.faults().filter((fault) => fault.on).map((fault) => fault.id)
      tenant.setFault(id, true)
      tenant.setFault(id, true)
      assert.deepEqual(on(), [id])
      assert.notEqual(JSON.stringify(tenant.tenant.state()), healthy)
      tenant.setFault(id, false)
      tenant.setFault(id, false)
      assert.deepEqual(on(), [])
      return Promise.resolve()
    }))

    it(`${id}: can be mended where nothing was ever set up`, async () => withTenant({ empty: true }, (tenant) => {
      tenant.setFault(id, true)
      tenant.setFault(id, false)
      assert.equal(tenant.faults().find((fault) => fault.id === id)?.on, false)
      return Promise.resolve()
    }))
  }
})
