import assert from 'node:assert/strict'
import { errorClassOf } from '../../../../src/practice/entra/error-class.ts'

describe('errorClassOf', () => {
  it('takes a number that it does not know for one about the grant', () => {
    assert.deepEqual(errorClassOf(12_345_678), { status: 400, error: 'invalid_grant' })
  })

  const known: readonly (readonly [number: number, status: number, error: string, suberror?: string])[] = [
    [7000218, 401, 'invalid_client'], [50194, 400, 'invalid_request'], [700016, 400, 'unauthorized_client'], [90055, 429, 'temporarily_unavailable'],
    [90033, 503, 'temporarily_unavailable'], [65001, 400, 'invalid_grant', 'consent_required'], [50076, 400, 'invalid_grant', 'basic_action'], [50196, 400, 'invalid_grant'],
  ]
  for (const [number, status, error, suberror] of known) {
    it(`classes ${number} as ${status} ${error}`, () => {
      assert.deepEqual(errorClassOf(number), { status, error, ...(suberror === undefined ? {} : { suberror }) })
    })
  }
})
