import assert from 'node:assert/strict'
import fc from 'fast-check'
import { bodySection, headerAddresses, headerSection, headerValue } from '../../../../src/practice/mail/headers.ts'

const MAIL = Buffer.from('From: "Weber, Jonas" <jonas@customer.example>, mia@customer.example\r\nSubject: one\r\n\ttwo\r\nsubject: second\r\n\r\nBody\r\n\r\nmore')

describe('headerValue', () => {
  it('unfolds a field, and takes the first of a name', () => assert.equal(headerValue(MAIL, 'subject'), 'one two'))
  it('finds no field in the body', () => assert.equal(headerValue(Buffer.from('A: b\r\n\r\nC: d'), 'c'), undefined))
})

describe('headerAddresses', () => {
  it('splits at commas outside of quotes', () => {
    assert.deepEqual(headerAddresses(MAIL, 'from'), [{ name: 'Weber, Jonas', address: 'jonas@customer.example' }, { name: '', address: 'mia@customer.example' }])
  })
})

describe('headerSection', () => {
  it('and bodySection make the whole, whatever the mail is', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a: b', '\r\n', '\n', ' ', '<', '"', ',')), (pieces) => {
      const mail = Buffer.from(pieces.join(''))
      headerAddresses(mail, 'a')
      assert.deepEqual(Buffer.concat([headerSection(mail), bodySection(mail)]), mail)
    }))
  })
})
