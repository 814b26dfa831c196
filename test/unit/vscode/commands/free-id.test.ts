import assert from 'node:assert/strict'
import { PROFILE_ID } from '../../../../src/core/profiles/schema.ts'
import { freeId } from '../../../../src/vscode/commands/free-id.ts'

describe('freeId', () => {
  const cases: readonly [string, readonly string[], string][] = [
    ['Support (EU)', [], 'support-eu'],
    ['Büro Zürich', [], 'buro-zurich'],
    ['Support', ['SUPPORT', 'support-2'], 'support-3'],
    ['日本', [], 'profile'],
    ['…', ['profile'], 'profile-2'],
  ]
  for (const [name, taken, id] of cases) it(`makes ${id} of ${name}`, () => assert.equal(freeId(name, taken), id))

  it('is always an id', () => {
    for (const name of ['x'.repeat(300), `${'y'.repeat(58)} z`, '---', '.a.']) assert.match(freeId(name, [freeId(name, [])]), PROFILE_ID)
  })
})
