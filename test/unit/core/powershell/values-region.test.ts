import assert from 'node:assert/strict'
import fc from 'fast-check'
import { renderAssignments, renderValue, replaceValuesRegion } from '../../../../src/core/powershell/values-region.ts'
import { allowedText, HOSTILE_TEXTS } from './hostile-values.ts'

const SCRIPT = 'top\n#region values\n$old = 1\n#endregion\n#region shared: x\nbody\n#endregion\nend\n'

describe('renderValue', () => {
  it('knows strings, lists, switches, null and whole numbers', () => {
    assert.equal(renderValue('a'), `'a'`)
    assert.equal(renderValue([]), '@()')
    assert.equal(renderValue(['a']), `@('a')`)
    assert.equal(renderValue(['a', 'b\'c']), `@(\n  'a',\n  'b''c'\n)`)
    assert.equal(renderValue(true), '$true')
    assert.equal(renderValue(false), '$false')
    assert.equal(renderValue(null), '$null')
    assert.equal(renderValue(-12), '-12')
  })

  it('refuses a number that is not whole', () => {
    for (const number of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) assert.throws(() => renderValue(number), RangeError)
  })
})

describe('renderAssignments', () => {
  it('puts each assignment on its own line, under its comment', () => {
    assert.equal(renderAssignments([{ name: 'a', value: 'x', comment: 'What a is' }, { name: 'b', value: true }]), `# What a is\n$a = 'x'\n$b = $true`)
  })
})

describe('replaceValuesRegion', () => {
  it('replaces the lines of the region and no other byte', () => {
    assert.equal(
      replaceValuesRegion(SCRIPT, [{ name: 'new', value: 'v' }]),
      `top\n#region values\n$new = 'v'\n#endregion\n#region shared: x\nbody\n#endregion\nend\n`,
    )
  })

  it('can be done again on its own result, whatever the values are', () => {
    const check = (text: string): void => {
      const once = replaceValuesRegion(SCRIPT, [{ name: 'new', value: [text, text] }])
      assert.equal(replaceValuesRegion(once, [{ name: 'old', value: 1 }]), SCRIPT)
    }
    HOSTILE_TEXTS.forEach(check)
    fc.assert(fc.property(allowedText, check))
  })

  it('refuses a script without a region, with an open one and with two', () => {
    for (const script of ['body\n', '#region values\n$a = 1\n', `${SCRIPT}${SCRIPT}`]) assert.throws(() => replaceValuesRegion(script, []))
  })
})
