import assert from 'node:assert/strict'
import { secretRow } from '../../../../src/vscode/tree/secret-row.ts'
import type { SecretState } from '../../../../src/vscode/tree/tree-input.ts'
import { MOMENT, sampleView } from './sample-view.ts'

const row = (secret: SecretState, expiresOn?: string) =>
  secretRow('p', sampleView({ secret, profile: { ...sampleView().profile, credential: { kind: 'secret', expiresOn } } }), MOMENT).content

describe('secretRow', () => {
  const cases: readonly [SecretState, string | undefined, string, string | undefined][] = [
    ['secret', '2027-01-09', 'expires in 45 days', undefined],
    ['secret', '2026-12-25', 'expires in 30 days', 'list.warningForeground'],
    ['secret', '2026-11-26', 'expires tomorrow', 'list.warningForeground'],
    ['secret', '2026-11-24', 'expired yesterday', 'testing.iconFailed'],
    ['secret', undefined, 'stored, end not known', undefined],
    ['none', '2027-01-09', 'not stored', 'list.warningForeground'],
    ['stale', undefined, 'was given for another connection; set it again', 'list.warningForeground'],
    ['unavailable', undefined, 'the secret store does not answer', 'testing.iconFailed'],
  ]
  for (const [state, day, words, color] of cases) {
    it(`reads "${words}" for ${state}${day === undefined ? '' : `, ${day}`}`, () => {
      assert.equal(row(state, day).description, words)
      assert.equal(row(state, day).icon?.color, color)
    })
  }

  it('leads to setting the secret by a click where there is none for this connection', () => {
    assert.equal(row('none').onClick, 'setClientSecret')
    assert.equal(row('stale').onClick, 'setClientSecret')
    assert.equal(row('unavailable').onClick, undefined)
  })
})
