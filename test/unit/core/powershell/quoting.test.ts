import assert from 'node:assert/strict'
import fc from 'fast-check'
import { quote } from '../../../../src/core/powershell/quoting.ts'
import { allowedText, HOSTILE_TEXTS, REFUSED_TEXTS } from './hostile-values.ts'
import { readSingleQuoted } from './single-quoted.ts'

describe('quote', () => {
  it('doubles each of the five characters that end a single-quoted string', () => {
    assert.equal(quote('a\'b\u2018c\u2019d\u201ae\u201bf'), '\'a\'\'b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf\'')
  })

  it('leaves every other character alone', () => {
    assert.equal(quote('$x `n "y" #z'), '\'$x `n "y" #z\'')
  })

  it('is read back exactly, and nothing is left over', () => {
    for (const text of HOSTILE_TEXTS) assert.deepEqual(readSingleQuoted(quote(text)), { value: text, rest: '' })
    fc.assert(fc.property(allowedText, (text) => assert.deepEqual(readSingleQuoted(quote(text)), { value: text, rest: '' })), { numRuns: 2000 })
  })

  it('refuses control characters and half surrogate pairs without repeating the value', () => {
    for (const text of REFUSED_TEXTS) {
      assert.throws(() => quote(`canary${text}`), (error: Error & { code?: string }) => error.code === 'argument.invalid' && !error.message.includes('canary'))
    }
  })
})
