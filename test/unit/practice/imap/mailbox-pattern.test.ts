import assert from 'node:assert/strict'
import { matchesPattern } from '../../../../src/practice/imap/mailbox-pattern.ts'

describe('matchesPattern', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['INBOX', '*', true], ['INBOX', '%', true], ['INBOX', 'inbox', true], ['INBOX', 'IN*X', true], ['INBOX', 'INB', false], ['INBOX', 'INBOXES', false],
    ['a/b', '%', false], ['a/b', '*', true], ['a/b', '%/%', true], ['a/b/c', 'a/%', false], ['Sent Items', 'Sent*', true], ['', '*', true],
  ]
  for (const [name, pattern, matches] of table) {
    it(`${matches ? 'takes' : 'leaves'} ${JSON.stringify(name)} for ${pattern}`, () => assert.equal(matchesPattern(name, pattern), matches))
  }

  it('is not slowed down by many stars', () => {
    const started = performance.now()
    matchesPattern('a'.repeat(200), `${'*a'.repeat(100)}b`)
    assert.ok(performance.now() - started < 100)
  })
})
