import assert from 'node:assert/strict'
import { fetchItems } from '../../../../src/practice/imap/fetch-items.ts'
import { startPracticeTenant } from '../../../../src/practice/start.ts'
import { imapClient, SUPPORT, tokenOf } from '../practice-clients.ts'

const MULTIPART = [
  'From: a@b.example', 'Subject: two ways', 'Content-Type: multipart/mixed; boundary="outer;x"', '', 'preamble', '--outer;x',
  'Content-Type: multipart/alternative; boundary=inner', '', '--inner', 'Content-Type: text/plain; charset=utf-8', '', 'Hello', '--inner',
  'Content-Type: text/html; charset="utf-8"', 'Content-Transfer-Encoding: quoted-printable', '', '<p>Hello</p>', 'more', '--inner--', '--outer;x',
  'Content-Type: application/pdf; name="a \\"b\\".pdf"', 'Content-Disposition: attachment; filename=a.pdf', 'Content-Transfer-Encoding: base64', '', 'AAAA', '--outer;x',
  'Content-Type: message/rfc822', '', 'From: c@d.example', 'Subject: within', '', 'Inner body', '--outer;x--', 'epilogue', '',
].join('\r\n')

const fetched = (source: string, item: string): string => {
  const items = fetchItems([item])
  assert.ok(items)
  const mail = { uid: 1, flags: new Set<string>(), receivedAt: new Date(0), source: Buffer.from(source, 'latin1') }
  return Buffer.concat(items.flatMap((one) => one.render(mail))).toString('latin1')
}

describe('bodyStructure', () => {
  it('describes a mail of one part', () => {
    assert.equal(fetched('Subject: x\r\n\r\none\r\ntwo\r\n', 'BODY'), 'BODY ("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 10 2)')
    assert.equal(fetched('Content-Type: image/png; name=x.png\r\nContent-ID: <i>\r\n\r\nAA', 'BODYSTRUCTURE'),
      'BODYSTRUCTURE ("IMAGE" "PNG" ("NAME" "x.png") "<i>" NIL "7BIT" 2 NIL NIL NIL NIL)')
  })

  it('describes parts within parts, an attachment and a mail in a mail', () => {
    assert.equal(fetched(MULTIPART, 'BODY'), 'BODY ((("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" 5 0)("TEXT" "HTML" ("CHARSET" "utf-8") NIL NIL "QUOTED-PRINTABLE" 18 1) "ALTERNATIVE")'
      + '("APPLICATION" "PDF" ("NAME" "a \\"b\\".pdf") NIL NIL "BASE64" 4)'
      + '("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 48 (NIL "within" ((NIL NIL "c" "d.example")) ((NIL NIL "c" "d.example")) ((NIL NIL "c" "d.example")) NIL NIL NIL NIL NIL) '
      + '("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 10 0) 3) "MIXED")')
    assert.ok(fetched(MULTIPART, 'BODYSTRUCTURE').includes('"BASE64" 4 NIL ("ATTACHMENT" ("FILENAME" "a.pdf")) NIL NIL)'))
  })

  const sections: readonly (readonly [string, string])[] = [
    ['1.1', 'Hello'], ['1.2', '<p>Hello</p>\r\nmore'], ['2', 'AAAA'], ['3.1', 'Inner body'], ['3.TEXT', 'Inner body'], ['3.HEADER', 'From: c@d.example\r\nSubject: within\r\n\r\n'],
    ['1.1.MIME', 'Content-Type: text/plain; charset=utf-8\r\n\r\n'], ['9', ''], ['1.1.1', ''],
  ]
  for (const [section, bytes] of sections) {
    it(`reads section ${section}`, () => assert.equal(fetched(MULTIPART, `BODY.PEEK[${section}]`), `BODY[${section}] {${bytes.length}}\r\n${bytes}`))
  }

  it('describes a mail so that imapflow can take its parts', async () => {
    const tenant = await startPracticeTenant()
    const client = imapClient(tenant, await tokenOf(tenant))
    try {
      tenant.mail.store(SUPPORT, 'INBOX', Buffer.from(MULTIPART))
      await client.connect()
      await client.mailboxOpen('INBOX', { readOnly: true })
      const mail = await client.fetchOne('4', { bodyStructure: true, bodyParts: ['1.1', '1.2'] })
      assert.ok(mail)
      const types = mail.bodyStructure?.childNodes?.map(({ type, part }) => [part, type])
      assert.deepEqual(types, [['1', 'multipart/alternative'], ['2', 'application/pdf'], ['3', 'message/rfc822']])
      assert.deepEqual([...mail.bodyParts?.values() ?? []].map(String), ['Hello', '<p>Hello</p>\r\nmore'])
    } finally {
      client.close()
      await tenant.close()
    }
  })
})
