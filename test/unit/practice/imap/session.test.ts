import assert from 'node:assert/strict'
import { ANNA, BEN, SHARED_MAILBOX } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { OUTLOOK, signIn } from '../entra/sign-in-client.ts'
import { imapClient, RawImap, SUPPORT, tokenOf, xoauth2 } from '../practice-clients.ts'

describe('ImapSession', () => {
  let tenant: PracticeTenant
  let token: string
  let raw: RawImap
  before(async () => {
    tenant = await startPracticeTenant()
    token = await tokenOf(tenant)
  })
  beforeEach(() => {
    raw = new RawImap(tenant)
  })
  afterEach(() => {
    raw.end()
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  const logIn = async (user = SUPPORT, withToken = token): Promise<string> => {
    await raw.until('ready')
    return raw.command(`AUTHENTICATE XOAUTH2 ${xoauth2(user, withToken)}`)
  }
  const imap = (service: object): void => tenant.tenant.patch({ service: { imap: service } })

  it('throttles after the login, and ends it with the second answer', async () => {
    await logIn()
    imap({ throttled: true })
    assert.match(await raw.command('NAMESPACE'), /^a BAD Request is throttled\. Suggested Backoff Time: \d+ milliseconds\r\n$/)
    assert.match(await raw.command('EXAMINE INBOX'), /^a BAD Request is throttled\./)
    assert.equal(await raw.untilClosed(), '* BYE Connection closed. 14\r\n')
  })

  it('lets imapflow wait as it is told and be refused within seconds', async () => {
    imap({ throttled: true })
    const client = imapClient(tenant, token)
    const started = performance.now()
    await assert.rejects(client.connect().then(() => client.mailboxOpen('INBOX')))
    client.close()
    assert.ok(performance.now() - started < 8000)
  }).timeout(10_000)

  it('is unavailable to the first command after the login, and closes', async () => {
    imap({ unavailable: true })
    await logIn()
    assert.match(await raw.command('EXAMINE INBOX'), /^a BAD Server Unavailable\. 15\r\n/)
    assert.match(await raw.untilClosed(), /\* BYE Connection is closed\. 13\r\n$|^$/)
  })

  it('offers no XOAUTH2, and refuses it, where it is told so', async () => {
    imap({ offersXoauth2: false })
    assert.equal(await logIn(), 'a NO AUTHENTICATE failed.\r\n')
    const capability = await raw.command('CAPABILITY')
    assert.match(capability, /AUTH=PLAIN SASL-IR/)
    assert.doesNotMatch(capability, /XOAUTH2/)
  })

  it('finds the token expired at the first command after the login', async () => {
    imap({ expiresAfterLogin: true })
    assert.equal(await logIn(), 'a OK AUTHENTICATE completed.\r\n')
    raw.send('a SELECT INBOX\r\n')
    assert.equal(await raw.untilClosed(), '* BYE Session invalidated - AccessTokenExpired\r\n')
  })

  it('sends a challenge before a refusal where it is told so', async () => {
    imap({ challenges: true })
    await raw.until('ready')
    raw.send(`a AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, 'rubbish')}\r\n`)
    const challenge = /^\+ (\S+)\r\n$/.exec(await raw.until('\n'))?.[1] ?? ''
    assert.equal((JSON.parse(Buffer.from(challenge, 'base64').toString()) as { status: string }).status, '400')
    raw.send('\r\n')
    assert.equal(await raw.until('\n'), 'a NO AUTHENTICATE failed.\r\n')
  })

  const stages: readonly (readonly [string, () => Promise<void>])[] = [
    ['greeting', () => Promise.resolve()],
    ['authenticate', async () => {
      await raw.until('ready')
      raw.send(`a AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, token)}\r\n`)
    }],
    ['open', async () => {
      await logIn()
      raw.send('a EXAMINE INBOX\r\n')
    }],
  ]
  for (const [dropsAt, come] of stages) {
    it(`closes without a word at ${dropsAt}`, async () => {
      imap({ dropsAt })
      const other = raw
      raw = new RawImap(tenant)
      other.end()
      await come()
      assert.equal(await raw.untilClosed(), '')
    })
  }

  const idle = async (): Promise<void> => {
    await raw.command('SELECT INBOX')
    raw.send('i IDLE\r\n')
    await raw.until('awaiting DONE command.\r\n')
  }

  it('closes without a word while a client waits in IDLE, also where it is told so then', async () => {
    await logIn()
    await idle()
    imap({ dropsAt: 'idle' })
    assert.equal(await raw.untilClosed(), '')
    raw = new RawImap(tenant)
    await logIn()
    await idle()
    assert.equal(await raw.untilClosed(), '')
  })

  for (const [what, patch] of [['is deleted', null], ['loses its IMAP', { imapEnabled: false }]] as const) {
    it(`is not connected any more to a mailbox that ${what} while it is open`, async () => {
      await logIn()
      await raw.command('SELECT INBOX')
      tenant.tenant.patch({ mailboxes: { [SUPPORT]: patch } })
      assert.equal(await raw.command('FETCH 1 FLAGS'), 'a BAD User is authenticated but not connected.\r\n')
    })
  }

  it('tells a client that waits in IDLE when its permission is taken', async () => {
    await logIn()
    await idle()
    tenant.setFault('exchange.not-connected', true)
    assert.equal(await raw.untilClosed(), '* BYE Connection closed. 14\r\n')
  })

  const users: readonly (readonly [string, string, string, string])[] = [
    ['her own mailbox', ANNA, ANNA, 'a OK [READ-ONLY] EXAMINE completed.\r\n'],
    ['a mailbox shared with her', ANNA, SHARED_MAILBOX, 'a OK [READ-ONLY] EXAMINE completed.\r\n'],
    ['somebody else\'s', ANNA, BEN, 'a BAD User is authenticated but not connected.\r\n'],
    ['the application\'s', ANNA, SUPPORT, 'a BAD User is authenticated but not connected.\r\n'],
    ['a mailbox not shared with him', BEN, SHARED_MAILBOX, 'a BAD User is authenticated but not connected.\r\n'],
  ]
  for (const [what, user, mailbox, answer] of users) {
    it(`lets a user's token log in, and open ${what} or not`, async () => {
      const { accessToken } = await signIn(tenant, { user })
      assert.equal(await logIn(mailbox, accessToken), 'a OK AUTHENTICATE completed.\r\n')
      assert.ok((await raw.command('EXAMINE INBOX')).endsWith(answer))
    })
  }

  it('refuses a user\'s token without the permission for IMAP', async () => {
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { consent: { 'IMAP.AccessAsUser.All': null } } } })
    const { accessToken } = await signIn(tenant, { scopes: [`${OUTLOOK}/SMTP.Send`] })
    assert.equal(await logIn(ANNA, accessToken), 'a NO AUTHENTICATE failed.\r\n')
  })

  it('takes the application\'s token for no mailbox of a user', async () => {
    await logIn(ANNA)
    assert.equal(await raw.command('EXAMINE INBOX'), 'a BAD User is authenticated but not connected.\r\n')
  })

  it('calls a bad argument of a command what Exchange calls it', async () => {
    await raw.until('ready')
    assert.equal(await raw.command('AUTHENTICATE'), 'a BAD Command Argument Error. 12\r\n')
    assert.equal(await raw.command('LOGIN x'), 'a BAD Command Argument Error. 12\r\n')
    await raw.command(`AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, token)}`)
    await raw.command('SELECT INBOX')
    for (const line of ['SEARCH FROBNICATE', 'FETCH x FLAGS', 'FETCH 1 NOTHING', 'STORE 1 FLAGS (bad*flag)', 'STATUS INBOX (HIGHESTMODSEQ)', 'COPY x INBOX']) {
      assert.equal(await raw.command(line), 'a BAD Command Argument Error. 11\r\n')
    }
    for (const line of ['COPY 1', 'LIST ""', 'APPEND INBOX', 'SUBSCRIBE', 'SELECT']) assert.equal(await raw.command(line), 'a BAD Command Argument Error. 12\r\n')
    assert.equal(await raw.command('ENABLE CONDSTORE'), 'a BAD Command Error. 12\r\n')
  })
})
