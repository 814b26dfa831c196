import assert from 'node:assert/strict'
import fc from 'fast-check'
import { MAIL_LIMIT_BYTES, MailBody } from '../../../../src/practice/smtp/mail-body.ts'

describe('MailBody', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['a mail and what follows it', 'a\r\n.\r\nNOOP\r\n', 'a\r\n'],
    ['a mail of nothing', '.\r\n', ''],
    ['doubled dots', '..\r\n..a\r\n.\r\n', '.\r\n.a\r\n'],
    ['a dot between bare line feeds, which ends nothing', 'a\n.\nb\r\n.\r\n', 'a\n.\nb\r\n'],
    ['a dot behind a bare carriage return', 'a\r.\r\nb\r\n.\r\n', 'a\r.\r\nb\r\n'],
  ]
  for (const [what, bytes, source] of table) {
    it(`reads ${what}, however the bytes are cut`, () => {
      fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const body = new MailBody()
        let rest: Buffer | undefined
        let at = 0
        for (let turn = 0; rest === undefined && at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          rest = body.feed(Buffer.from(bytes.slice(at, at + size)))
          at += size
        }
        assert.equal(`${rest?.toString() ?? ''}${bytes.slice(at)}`, bytes.endsWith('NOOP\r\n') ? 'NOOP\r\n' : '')
        assert.equal(body.source().toString(), source)
      }))
    })
  }

  it('counts what is too long, keeps none of it, and finds its end', () => {
    const body = new MailBody()
    const megabyte = Buffer.alloc(1024 * 1024, 'x')
    for (let at = 0; at <= MAIL_LIMIT_BYTES; at += megabyte.length) assert.equal(body.feed(megabyte), undefined)
    assert.deepEqual([body.tooLong, body.endless], [true, false])
    assert.equal(body.feed(Buffer.from('\r\n.\r\nQUIT'))?.toString(), 'QUIT')
    for (let at = 0; at <= 3 * MAIL_LIMIT_BYTES; at += megabyte.length) body.feed(megabyte)
    assert.equal(body.endless, true)
  })
})
