import assert from 'node:assert/strict'
import fc from 'fast-check'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { imapClient, RawImap, smtpClient, SUPPORT, tokenOf, withTenant, xoauth2 } from '../practice-clients.ts'

describe('startImap', () => {
  let tenant: PracticeTenant
  let token: string
  let raw: RawImap
  before(async () => {
    tenant = await startPracticeTenant()
    token = await tokenOf(tenant)
  })
  beforeEach(() => (raw = new RawImap(tenant)))
  afterEach(() => {
    raw.end()
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  const logIn = async (user = SUPPORT, withToken = token): Promise<string> => {
    await raw.until(/IMAP4 service is ready/)
    return raw.command(`AUTHENTICATE XOAUTH2 ${xoauth2(user, withToken)}`)
  }

  it('greets and names its capabilities as Exchange does, more of them after the login', async () => {
    assert.match(await raw.until('\n'), /^\* OK The Microsoft Exchange IMAP4 service is ready\. \[[A-Za-z0-9+/=]+\]\r\n$/)
    assert.equal(await raw.command('CAPABILITY'),
      '* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+\r\na OK CAPABILITY completed.\r\n')
    await raw.command(`AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, token)}`)
    assert.match(await raw.command('CAPABILITY'), /LITERAL\+ MOVE CLIENTACCESSRULES CLIENTNETWORKPRESENCELOCATION BACKENDAUTHENTICATE\r\n/)
  })

  it('opens an INBOX with mails to imapflow, read-only', async () => {
    const client = imapClient(tenant, token)
    await client.connect()
    const { exists, readOnly } = await client.mailboxOpen('INBOX', { readOnly: true })
    assert.deepEqual([exists, readOnly], [3, true])
    const mails = await client.fetchAll('1:*', { envelope: true, flags: true, uid: true, source: true, size: true, internalDate: true, bodyStructure: true })
    const [first = 0] = mails.map(({ uid }) => uid)
    assert.deepEqual(mails.map(({ uid }) => uid - first), [0, 1, 2])
    assert.equal(mails[0]?.envelope?.subject, 'Printer on the second floor')
    assert.deepEqual(mails[0].envelope.from?.map(({ address }) => address), ['jonas@customer.example'])
    assert.deepEqual(mails[2]?.flags, new Set())
    assert.equal(mails[2].size, mails[2].source?.length)
    assert.equal(mails[0].bodyStructure?.type, 'text/plain')
    assert.deepEqual(await client.search({ seen: false }, { uid: true }), [first + 2])
    assert.deepEqual(await client.search({ header: { 'message-id': '<practice-2.support@practice.example>' } }, { uid: true }), [first + 1])
    assert.deepEqual((await client.list()).map(({ path }) => path).sort(), ['Deleted Items', 'Drafts', 'INBOX', 'Junk Email', 'Sent Items'])
    const status = await client.status('INBOX', { unseen: true })
    assert.equal(status && status.unseen, 1)
    await client.logout()
  })

  it('takes the answer to AUTHENTICATE on a line of its own, too', async () => {
    await raw.until('ready')
    raw.send('a AUTHENTICATE XOAUTH2\r\n')
    assert.equal(await raw.until('\\+ \r\n').then((text) => text.slice(-4)), '+ \r\n')
    raw.send(`${xoauth2(SUPPORT, token)}\r\n`)
    assert.equal(await raw.until('\n'), 'a OK AUTHENTICATE completed.\r\n')
  })

  it('refuses a password, whichever way it comes', async () => {
    await raw.until('ready')
    assert.equal(await raw.command('LOGIN support@practice.example secret'), 'a NO LOGIN failed.\r\n')
    assert.equal(await raw.command(`AUTHENTICATE PLAIN ${Buffer.from('\0u\0p').toString('base64')}`), 'a NO AUTHENTICATE failed.\r\n')
    assert.equal(await raw.command('AUTHENTICATE CRAM-MD5'), 'a NO AUTHENTICATE failed.\r\n')
  })

  const refusedTokens: readonly (readonly [string, () => Promise<string>])[] = [
    ['that is none', () => Promise.resolve('not-a-token')],
    ['of another authority', () => withTenant({}, tokenOf)],
    ['whose signature was changed', () => Promise.resolve(`${token.slice(0, -6)}AAAAAA`)],
    ['for Graph', () => tokenOf(tenant, { scope: 'https://graph.microsoft.com/.default' })],
    ['without the role', () => {
      tenant.setFault('entra.roles-missing', true)
      return tokenOf(tenant)
    }],
    ['of a service principal that Exchange knows by the wrong object id', () => {
      tenant.setFault('exchange.principal-missing', true)
      return tokenOf(tenant)
    }],
  ]
  for (const [what, make] of refusedTokens) {
    it(`refuses a token ${what}, at once and without a challenge`, async () => {
      assert.equal(await logIn(SUPPORT, await make()), 'a NO AUTHENTICATE failed.\r\n')
    })
  }

  it('calls a SASL answer that is none an argument error', async () => {
    await raw.until('ready')
    for (const answer of ['=', 'dXNlcj0=', xoauth2('', token), xoauth2(SUPPORT, '')]) {
      assert.equal(await raw.command(`AUTHENTICATE XOAUTH2 ${answer}`), 'a BAD Command Argument Error. 11\r\n')
    }
  })

  const unconnected: readonly (readonly [string, string, () => void])[] = [
    ['without full access', SUPPORT, () => tenant.setFault('exchange.not-connected', true)],
    ['with IMAP disabled', SUPPORT, () => tenant.setFault('exchange.not-connected~imap-disabled', true)],
    ['that is somebody else\'s', 'anna@practice.example', () => undefined],
    ['that does not exist', 'nobody@practice.example', () => undefined],
    ['named like a property of objects', 'constructor', () => undefined],
  ]
  for (const [what, user, breakIt] of unconnected) {
    it(`lets a mailbox ${what} log in, then says that it is not connected`, async () => {
      breakIt()
      assert.equal(await logIn(user), 'a OK AUTHENTICATE completed.\r\n')
      assert.equal(await raw.command('EXAMINE INBOX'), 'a BAD User is authenticated but not connected.\r\n')
      assert.equal(await raw.command('LIST "" "*"'), 'a BAD User is authenticated but not connected.\r\n')
      assert.match(await raw.untilClosed(), /^\* BYE Connection closed\. 14\r\n$/)
    })
  }

  it('says so to imapflow at NAMESPACE', async () => {
    tenant.setFault('exchange.not-connected', true)
    const client = imapClient(tenant, token)
    await assert.rejects(client.connect(), (failure: Error & { response?: string }) => /not connected/.test(JSON.stringify(failure.response ?? failure.message)))
    client.close()
  })

  it('ends a session whose token has run out', async () => {
    const clock = { ms: Date.now() }
    await withTenant({ now: () => new Date(clock.ms) }, async (other) => {
      const session = new RawImap(other)
      await session.until('ready')
      await session.command(`AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(other))}`)
      clock.ms += 3600_000
      session.send('a NOOP\r\n')
      assert.equal(await session.untilClosed(), '* BYE Session invalidated - AccessTokenExpired\r\n')
    })
  })

  it('asks for a login, a folder and a known command, in Exchange\'s words', async () => {
    await raw.until('ready')
    assert.equal(await raw.command('SELECT INBOX'), 'a BAD Command received in Invalid state.\r\n')
    assert.equal(await raw.command('FROBNICATE'), 'a BAD Command Error. 12\r\n')
    await raw.command(`AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, token)}`)
    assert.equal(await raw.command('FETCH 1 UID'), 'a BAD Command received in Invalid state.\r\n')
    assert.equal(await raw.command('SELECT Nowhere'), "a NO Nowhere doesn't exist.\r\n")
  })

  it('marks, expunges by uid and tells it, and keeps a read-only folder as it is', async () => {
    await logIn()
    await raw.command('EXAMINE INBOX')
    assert.match(await raw.command('STORE 1 +FLAGS (\\Deleted)'), /^a NO /)
    assert.match(await raw.command('SELECT INBOX'), /\* 3 EXISTS\r\n[^]*a OK \[READ-WRITE\] SELECT completed\.\r\n$/)
    const [first = 0] = (/SEARCH (\d+)/.exec(await raw.command('UID SEARCH 1'))?.slice(1) ?? []).map(Number)
    assert.equal(await raw.command(`UID STORE ${first + 1} +FLAGS (\\deleted)`), `* 2 FETCH (FLAGS (\\Seen \\Deleted) UID ${first + 1})\r\na OK STORE completed.\r\n`)
    assert.equal(await raw.command(`UID EXPUNGE ${first}:*`), '* 2 EXPUNGE\r\na OK EXPUNGE completed.\r\n')
    assert.equal(await raw.command('UID SEARCH ALL'), `* SEARCH ${first} ${first + 2}\r\na OK SEARCH completed.\r\n`)
    assert.equal(await raw.command('FETCH 2 (UID BODY[TEXT]<0.3>)'), `* 2 FETCH (UID ${first + 2} BODY[TEXT]<0> {3}\r\nThe)\r\na OK FETCH completed.\r\n`)
    assert.match(await raw.command('FETCH 2 FLAGS'), /\\Seen/)
  })

  it('wakes an IDLE when a mail comes', async () => {
    await logIn()
    await raw.command('SELECT INBOX')
    raw.send('i IDLE\r\n')
    await raw.until('awaiting DONE')
    const smtp = smtpClient(tenant, token)
    await smtp.sendMail({ from: SUPPORT, to: SUPPORT, subject: 'Wake up', text: 'now' })
    smtp.close()
    assert.equal(await raw.until('EXISTS\r\n').then((text) => text.trim()), '* 4 EXISTS')
    raw.send('DONE\r\n')
    assert.match(await raw.until('completed'), /i OK IDLE completed\./)
  })

  it('closes on a client that sends lines without end, or fails without end', async () => {
    await raw.until('ready')
    raw.send(Buffer.alloc(200_000, 'x'))
    assert.match(await raw.untilClosed(), /BYE|^$/)
    const looping = new RawImap(tenant)
    await looping.until('ready')
    looping.send('a LOGIN x y\r\n'.repeat(40))
    const heard = await looping.untilClosed()
    assert.equal(heard.split('NO LOGIN failed').length - 1, 20)
  })

  it('survives clients that send anything, and serves the next one', async function () {
    this.timeout(60_000)
    const lines = ['a CAPABILITY\r\n', 'b ID NIL\r\n', 'c AUTHENTICATE XOAUTH2 ', 'd SELECT INBOX\r\n', 'e FETCH 1:* (UID BODY[])\r\n', 'f UID SEARCH OR SEEN NOT UID 1:*\r\n', 'g IDLE\r\n', 'DONE\r\n',
      'h STORE 1:* +FLAGS (\\Deleted)\r\n', 'i EXPUNGE\r\n', 'j STATUS INBOX (UNSEEN)\r\n', 'k LIST "" %\r\n', '{10}\r\n', '\r\n', '\x00\xff', 'l CLOSE\r\n']
    const dialogue = fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 30 })), { maxLength: 20 })
    await fc.assert(fc.asyncProperty(dialogue, fc.boolean(), async (pieces, loggedIn) => {
      const client = new RawImap(tenant)
      await client.until('ready')
      if (loggedIn) client.send(`x AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, token)}\r\n`)
      client.send(Buffer.from(`${pieces.join('')}\r\nDONE\r\nzz LOGOUT\r\n`, 'latin1'))
      client.socket.end()
      await client.untilClosed()
    }), { numRuns: 150 })
    tenant.tenant.reset()
    assert.equal(await logIn(), 'a OK AUTHENTICATE completed.\r\n')
  })
})
