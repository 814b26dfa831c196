import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { SETUP_STEPS } from '../../../../src/practice/faults/fault.ts'
import { FAULTS } from '../../../../src/practice/faults/registry.ts'
import { faultBench } from './fault-bench.ts'

describe('FAULTS', () => {
  it('holds every file of its folders under the id that its path spells', async () => {
    const root = new URL('../../../../src/practice/faults/', import.meta.url)
    const groups = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)
    const files = await Promise.all(groups.map(async (group) => (await readdir(new URL(`${group}/`, root))).map((file) => `${group}.${file.replace(/\.ts$/, '')}`)))
    assert.deepEqual(FAULTS.map(({ id }) => id).sort(), files.flat().sort())
  })

  it('is ordered as the set-up is, and says each thing once', () => {
    const places = FAULTS.map(({ step }) => SETUP_STEPS.indexOf(step))
    assert.deepEqual(places, [...places].sort((a, b) => a - b))
    const sentences = FAULTS.map(({ sentence }) => sentence())
    assert.equal(new Set(sentences).size, sentences.length)
    const labels = FAULTS.map(({ label }) => label())
    assert.equal(new Set(labels).size, labels.length)
    for (const label of labels) assert.match(label, /^(?:[A-Z]|http).{6,32}[^.]$/)
    for (const sentence of sentences) assert.match(sentence, /^["A-Z].{15,}[^ ]\.$/)
  })

  it('has entra.other for every number that no other fault stands for', () => {
    const { tenant, on } = faultBench()
    for (const [answerWithNumber, expected] of [[50196, ['entra.other']], [1000031, ['entra.other']], [65004, ['entra.consent-declined']], [null, []]] as const) {
      tenant.patch({ service: { entra: { answerWithNumber } } })
      assert.deepEqual(on(), expected, String(answerWithNumber))
    }
  })

  for (const { id } of FAULTS) {
    it(`${id}: can be switched on and off, twice each, and touches no other fault`, () => {
      const { tenant, set, on } = faultBench()
      const healthy = JSON.stringify(tenant.state())
      set(id, true)
      set(id, true)
      assert.deepEqual(on(), [id])
      assert.notEqual(JSON.stringify(tenant.state()), healthy)
      set(id, false)
      set(id, false)
      assert.deepEqual(on(), [])
    })

    it(`${id}: can be mended where nothing was ever set up`, () => {
      const { set, on } = faultBench(true)
      set(id, true)
      set(id, false)
      assert.ok(!on().includes(id))
    })

    it(`${id}: can be switched on whatever other fault is on, and both can be mended`, () => {
      for (const before of FAULTS) {
        const { set, on } = faultBench()
        set(before.id, true)
        set(id, true)
        assert.ok(on().includes(id), `after ${before.id}`)
        // A mended one may uncover the other, as a deleted user hides that she is not assigned.
        for (const left of on()) set(left, false)
        for (const left of on()) set(left, false)
        assert.deepEqual(on(), [], `after ${before.id}`)
      }
    })
  }
})
