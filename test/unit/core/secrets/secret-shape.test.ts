import assert from 'node:assert/strict'
import { looksLikeSecretId } from '../../../../src/core/secrets/secret-shape.ts'

describe('looksLikeSecretId', () => {
  for (const [value, is] of [
    ['0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b11', true], [' 0F3A8A0E-6F52-4D26-9D0C-5A3F6F3C1B11\n', true],
    ['0f38Q~a0e6f524d269d0c5a3f6f3c1b11.abcdef', false], ['', false],
  ] as [string, boolean][]) {
    it(`says ${String(is)} of ${JSON.stringify(value)}`, () => assert.equal(looksLikeSecretId(value), is))
  }
})
