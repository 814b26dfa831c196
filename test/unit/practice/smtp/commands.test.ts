import assert from 'node:assert/strict'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { RawSmtp, SUPPORT, tokenOf, xoauth2 } from '../practice-clients.ts'

const MAIL = `MAIL FROM:<${SUPPORT}>`
const RCPT = 'RCPT TO:<sales@practice.example>'

describe('SMTP_COMMANDS', () => {
  let tenant: PracticeTenant
  let raw: RawSmtp
  before(async () => {
    tenant = await startPracticeTenant()
  })
  beforeEach(async () => {
    raw = new RawSmtp(tenant)
    await raw.startTls()
    await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`)
  })
  afterEach(() => {
    raw.end()
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  it('announces what it serves, AUTH only under TLS', async () => {
    const common = ['250-PRACTICE.TENANT.EXAMPLE Hello [127.0.0.1]', '250-SIZE 10485760', '250-PIPELINING', '250-DSN', '250-ENHANCEDSTATUSCODES']
    assert.deepEqual((await raw.command('EHLO me')).split('\r\n'), [...common, '250-AUTH LOGIN XOAUTH2', '250-8BITMIME', '250 SMTPUTF8', ''])
    const plain = new RawSmtp(tenant)
    await plain.reply()
    assert.deepEqual((await plain.command('EHLO me')).split('\r\n'), [...common, '250-STARTTLS', '250-8BITMIME', '250 SMTPUTF8', ''])
    assert.equal(await plain.command('HELO me'), '250 PRACTICE.TENANT.EXAMPLE Hello [127.0.0.1]\r\n')
    plain.end()
  })

  const dialogues: readonly (readonly [string, readonly string[], string])[] = [
    ['RCPT before MAIL', [RCPT], '503 5.5.2 Need mail command'],
    ['DATA before MAIL', ['DATA'], '503 5.5.2 Need mail command'],
    ['DATA before RCPT', [MAIL, 'DATA'], '503 5.5.2 Need rcpt command'],
    ['MAIL twice', [MAIL, MAIL], '503 5.5.2 Sender already specified'],
    ['MAIL again after RSET', [MAIL, 'RSET', MAIL], '250 2.1.0 Sender OK'],
    ['MAIL again after EHLO', [MAIL, 'EHLO me', MAIL], '250 2.1.0 Sender OK'],
    ['AUTH twice', ['AUTH XOAUTH2 x'], '503 5.5.2 Auth command already specified'],
    ['a sender that is none', ['MAIL FROM:<nobody>'], '501 5.1.7 Invalid address'],
    ['a sender without brackets', [`MAIL FROM:${SUPPORT}`], '501 5.1.7 Invalid address'],
    ['the null sender', ['MAIL FROM:<>'], '250 2.1.0 Sender OK'],
    ['a recipient that is none', [MAIL, 'RCPT TO:<>'], '501 5.1.3 Invalid address'],
    ['what DSN and 8BITMIME add', [`${MAIL} BODY=8BITMIME SIZE=100 RET=HDRS ENVID=x SMTPUTF8`, `${RCPT} NOTIFY=NEVER ORCPT=rfc822;a@b`], '250 2.1.5 Recipient OK'],
    ['a parameter that it does not know', [`${MAIL} FROBNICATE=1`], '501 5.5.4 Invalid arguments'],
    ['a body type that it does not serve', [`${MAIL} BODY=BINARYMIME`], '501 5.5.4 Unsupported BODY type'],
    ['a mail announced as too large', [`${MAIL} SIZE=10485761`], '552 5.3.4 Message size exceeds fixed maximum message size'],
    ['an EHLO without a name', ['EHLO'], '501 5.5.4 Invalid domain name'],
    ['VRFY', ['VRFY support'], '252 2.1.5 Cannot VRFY user'],
    ['NOOP', ['NOOP x'], '250 2.0.0 OK'],
  ]
  for (const [what, lines, last] of dialogues) {
    it(`answers ${what}`, async () => {
      let heard = ''
      for (const line of lines) heard = await raw.command(line)
      assert.equal(heard, `${last}\r\n`)
    })
  }

  it('names no command that it does not know, whatever stands in it', async () => {
    for (const line of ['BDAT 10 LAST', 'EXPN x', '', 'GET / HTTP/1.1', 'NO\0OP', 'constructor']) {
      assert.match(await raw.command(line), /^500 5\.3\.3 Unrecognized command 'unknown' \[PRACTICE\.TENANT\.EXAMPLE \S+Z [0-9A-F]{16}\]\r\n$/)
    }
  })

  it('takes 500 recipients and no more', async () => {
    await raw.command(MAIL)
    raw.socket.write(`${RCPT}\r\n`.repeat(501))
    assert.match(await raw.reply(/452[^\n]*\n$/), /452 4\.5\.3 Too many recipients\r\n$/)
  })

  it('stores a mail as it was before its dots were doubled', async () => {
    for (const line of [MAIL, RCPT, 'DATA']) await raw.command(line)
    await raw.command(`From: <${SUPPORT}>\r\n\r\n..one\r\n...two\r\nthree.\r\n.`)
    assert.equal(tenant.mail.folder('sales@practice.example', 'INBOX')?.mails.at(-1)?.source.toString(), `From: <${SUPPORT}>\r\n\r\n.one\r\n..two\r\nthree.\r\n`)
  })

  it('refuses a mail that became too large, and goes on', async () => {
    for (const line of [MAIL, RCPT, 'DATA']) await raw.command(line)
    raw.socket.write(Buffer.alloc(10 * 1024 * 1024 + 1, 'x'))
    assert.equal(await raw.command('\r\n.'), '552 5.3.4 Message size exceeds fixed maximum message size\r\n')
    assert.equal(await raw.command(MAIL), '250 2.1.0 Sender OK\r\n')
  })
})
