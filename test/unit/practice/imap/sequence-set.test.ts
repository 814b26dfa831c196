import assert from 'node:assert/strict'
import { positionsOf } from '../../../../src/practice/imap/sequence-set.ts'

describe('positionsOf', () => {
  const uids = [3, 5, 8, 13]
  const table: readonly (readonly [string, readonly number[] | undefined])[] = [
    ['5', [1]], ['3:8', [0, 1, 2]], ['8:3', [0, 1, 2]], ['*', [3]], ['9:*', [3]], ['20:*', [3]], ['3,13', [0, 3]], ['1', []],
    ['', undefined], ['1:', undefined], ['a', undefined], ['1,,2', undefined], ['-1', undefined],
  ]
  for (const [set, positions] of table) {
    it(`finds ${JSON.stringify(positions)} for ${JSON.stringify(set)}`, () => assert.deepEqual(positionsOf(set, uids), positions))
  }
})
