import assert from 'node:assert/strict'
import { readXoauth2 } from '../../../../src/practice/mail/xoauth2.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('readXoauth2', () => {
  it('reads user and token', () => {
    assert.deepEqual(readXoauth2(base64('user=a@b.example\x01auth=Bearer t.o.k\x01\x01')), { user: 'a@b.example', token: 't.o.k' })
  })

  const malformed = ['user=a\x01auth=Bearer t\x01', 'user=a\x01auth=Bearer t', 'user=\x01auth=Bearer t\x01\x01', 'user=a\x01auth=Bearer \x01\x01', 'user=a\x01auth=Basic t\x01\x01', '', 'a'].map(base64)
  for (const answer of [...malformed, '*', '=', 'ä', `${base64('user=a\x01auth=Bearer t\x01\x01')} x`]) {
    it(`takes ${JSON.stringify(answer.slice(0, 24))} for malformed`, () => assert.equal(readXoauth2(answer), undefined))
  }
})
