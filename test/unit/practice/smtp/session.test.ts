import assert from 'node:assert/strict'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { RawSmtp, smtpClient, SUPPORT, tokenOf, xoauth2 } from '../practice-clients.ts'

describe('SmtpSession', () => {
  let tenant: PracticeTenant
  let raw: RawSmtp
  before(async () => {
    tenant = await startPracticeTenant()
  })
  beforeEach(() => {
    raw = new RawSmtp(tenant)
  })
  afterEach(() => {
    raw.end()
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  const logIn = async (): Promise<void> => {
    await raw.startTls()
    assert.match(await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`), /^235 2\.7\.0 Authentication successful\r\n$/)
  }

  it('greets with the time in Exchange\'s form', async () => {
    assert.match(await raw.reply(),
      /^220 PRACTICE\.TENANT\.EXAMPLE Microsoft ESMTP MAIL Service ready at [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000 \[[0-9A-F]{16}\]\r\n$/)
  })

  it('throws away what stood behind STARTTLS in the clear, and what was said before it', async () => {
    await raw.reply()
    await raw.command('EHLO before')
    raw.socket.write('STARTTLS\r\nEHLO injected\r\nNOOP\r\n')
    assert.equal(await raw.reply(), '220 2.0.0 SMTP server ready\r\n')
    raw.secure()
    assert.equal(await raw.command('MAIL FROM:<a@practice.example>'), '503 5.5.2 Send hello first\r\n')
    assert.match(await raw.command('STARTTLS'), /^503 5\.5\.2 Only one STARTTLS/)
  })

  it('ends a connection whose handshake is none, and serves the next', async () => {
    await raw.reply()
    await raw.command('EHLO me')
    await raw.command('STARTTLS')
    assert.match(await raw.command('EHLO me'), /closed$/)
    const client = smtpClient(tenant, await tokenOf(tenant))
    assert.equal(await client.verify(), true)
    client.close()
  })

  it('answers commands that come together one after the other', async () => {
    await logIn()
    raw.socket.write(`MAIL FROM:<${SUPPORT}>\r\nRCPT TO:<${SUPPORT}>\r\nDATA\r\n`)
    assert.match(await raw.reply(/354[^\n]*\n$/), /^250 2\.1\.0 Sender OK\r\n250 2\.1\.5 Recipient OK\r\n354 Start mail input; end with <CRLF>\.<CRLF>\r\n$/)
    raw.socket.write('Subject: x\r\n\r\nbody\r\n.\r\nNOOP\r\nQUIT\r\n')
    assert.match(await raw.reply(/221[^\n]*\n$/), /^250 2\.0\.0 OK <[^\r]*\r\n250 2\.0\.0 OK\r\n221 2\.0\.0 Service closing transmission channel\r\n$/)
    assert.equal(await raw.reply(), 'closed')
  })

  it('closes on a line that does not end, on a flood, and after twenty refusals', async () => {
    await raw.reply()
    assert.equal(await raw.command('x'.repeat(16 * 1024 + 1)), '500 5.5.2 Command too long\r\n')
    const flooding = new RawSmtp(tenant)
    await flooding.reply()
    flooding.socket.write(Buffer.alloc(1024 * 1024, 'x'))
    assert.match(await flooding.untilClosed(), /^(500 5\.5\.2 Command too long\r\n)?$/)
    const looping = new RawSmtp(tenant)
    await looping.reply()
    looping.socket.write('FROBNICATE\r\n'.repeat(40))
    const heard = await looping.untilClosed()
    assert.equal(heard.split("500 5.3.3 Unrecognized command 'unknown' [").length - 1, 20)
    assert.match(heard, /421 4\.7\.0 Too many errors on this connection, closing transmission channel\r\n$/)
  })

  for (const stage of ['starttls', 'authenticate', 'data'] as const) {
    it(`closes without a word at ${stage}`, async () => {
      tenant.tenant.patch({ service: { smtp: { dropsAt: stage } } })
      if (stage === 'starttls') {
        await raw.reply()
        await raw.command('EHLO me')
        assert.equal(await raw.command('STARTTLS'), 'closed')
        return
      }
      await raw.startTls()
      const answer = await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`)
      if (stage === 'authenticate') assert.equal(answer, 'closed')
      else {
        for (const line of [`MAIL FROM:<${SUPPORT}>`, `RCPT TO:<${SUPPORT}>`, 'DATA']) await raw.command(line)
        assert.equal(await raw.command('Subject: x\r\n\r\n.'), 'closed')
        assert.equal(tenant.mail.folder(SUPPORT, 'Sent Items')?.mails.length, 0)
      }
    })
  }
})
