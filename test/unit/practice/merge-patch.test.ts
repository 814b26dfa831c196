import assert from 'node:assert/strict'
import { mergePatch } from '../../../src/practice/merge-patch.ts'

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

describe('mergePatch', () => {
  // RFC 7396, appendix A
  const table: readonly (readonly [unknown, unknown, unknown])[] = [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ]
  for (const [target, patch, expected] of table) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(target)} and ${JSON.stringify(patch)}`, () => {
      assert.deepEqual(json(mergePatch(target, patch)), expected)
    })
  }

  it('leaves both arguments as they were', () => {
    const target = { a: { b: 1 } }
    mergePatch(target, { a: { b: null } })
    assert.deepEqual(target, { a: { b: 1 } })
  })

  it('takes __proto__ for a key like another and pollutes nothing', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}')) as Record<string, unknown>
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
    assert.deepEqual(Object.keys(merged), ['__proto__', 'constructor'])
    assert.equal(Object.getPrototypeOf(merged), null)
  })

  it('refuses a patch that is nested without end', () => {
    const deep = JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000)) as unknown
    assert.throws(() => mergePatch({}, deep), { name: 'PracticeError', code: 'state.invalid' })
  })
})
