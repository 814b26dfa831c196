import assert from 'node:assert/strict'
import { diagnose } from '../../../../src/core/diagnosis.ts'
import { SCRIPT_IDS } from '../../../../src/core/powershell/script-id.ts'
import { PROBLEMS } from '../../../../src/core/problems/registry.ts'
import { ENTRA_ROWS } from './entra-rows.ts'
import { EXCHANGE_ROWS } from './exchange-rows.ts'
import { type Given, scene } from './facts.ts'
import { SIGN_IN_ROWS } from './sign-in-rows.ts'
import { SUBMISSION_ROWS } from './submission-rows.ts'
import { WAY_ROWS } from './way-rows.ts'

const ROWS = [...ENTRA_ROWS, ...SIGN_IN_ROWS, ...EXCHANGE_ROWS, ...SUBMISSION_ROWS, ...WAY_ROWS]
const named = (given: Given) => diagnose(scene(given)).map(({ problem }) => problem.id)

describe('PROBLEMS', () => {
  for (const { id, shown, misses } of ROWS) {
    for (const row of shown) {
      it(`names ${id} first for ${row.by}`, () => {
        assert.equal(named(row)[0], id)
        assert.equal(diagnose(scene(row))[0]?.certainty, row.certainty ?? diagnose(scene(row))[0]?.certainty)
      })
    }
    for (const row of misses) {
      it(`does not name ${id} for ${row.by}`, () => assert.ok(!named(row).includes(id), named(row).join(', ')))
    }
  }

  it('has a row of evidence and a near miss for each problem', () => {
    assert.deepEqual(ROWS.map(({ id }) => id).sort(), PROBLEMS.map(({ id }) => id).sort())
    for (const { shown, misses } of ROWS) assert.ok(shown.length > 0 && misses.length > 0)
  })

  it('speaks in whole sentences without gaps, for each of its evidence and each flow', () => {
    for (const row of ROWS.flatMap(({ shown }) => shown)) {
      for (const flow of ['app-only', 'user', 'unknown'] as const) {
        for (const { problem, title, cause, remedy } of diagnose(scene({ ...row, flow }))) {
          assert.match(title, /^[A-Z].*[^.!?\s]$/, problem.id)
          assert.ok(remedy.length > 0, problem.id)
          for (const sentence of [cause, ...remedy]) {
            assert.match(sentence, /^\S.{12,}(\.|code=\d+)$/s, problem.id)
            assert.doesNotMatch(sentence, /\{\d\}|undefined|null|NaN| {2}| ,| \.(\s|$)/, problem.id)
          }
          assert.doesNotMatch(title, /\{\d\}|undefined/)
        }
      }
    }
  })

  it('points only to scripts and problems that the product knows', () => {
    const ids = new Set(PROBLEMS.map(({ id }) => id))
    for (const { id, script, next } of PROBLEMS) {
      assert.ok(script === undefined || SCRIPT_IDS.some((known) => known === script), id)
      assert.deepEqual((next ?? []).filter((after) => !ids.has(after) || after === id), [], id)
    }
  })
})
