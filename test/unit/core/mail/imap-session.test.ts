import assert from 'node:assert/strict'
import { openInbox } from '../../../../src/core/mail/imap-session.ts'
import { authority, goodLeaf, type HostileServer, hostileServer, mailLogin, type Script, TOKEN } from '../../hostile.ts'

const GREETING = '* OK The Microsoft Exchange IMAP4 service is ready. [TABPAA==]\r\n'
const CAPABILITIES = '* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT NAMESPACE\r\n'

type Answers = Record<string, (tag: string, line: string) => string>

/** An IMAP server that answers as Exchange Online does, but where `answers` says otherwise. */
const imap = (answers: Answers, greeting = GREETING): Script => (socket, onLine) => {
  socket.write(greeting)
  onLine((line) => {
    const [tag = '', command = ''] = line.split(' ')
    const usual: Answers = {
      CAPABILITY: () => `${CAPABILITIES}${tag} OK CAPABILITY completed.\r\n`,
      AUTHENTICATE: () => `${tag} OK AUTHENTICATE completed.\r\n`,
      ID: () => `* ID NIL\r\n${tag} OK ID completed\r\n`,
      NAMESPACE: () => `* NAMESPACE (("" "/")) NIL NIL\r\n${tag} OK NAMESPACE completed.\r\n`,
      LIST: () => `* LIST (\\HasNoChildren) "/" INBOX\r\n${tag} OK LIST completed.\r\n`,
      EXAMINE: () => `* 3 EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY 14] UIDVALIDITY value\r\n${tag} OK [READ-ONLY] EXAMINE completed.\r\n`,
      LSUB: () => `* LSUB () "/" INBOX\r\n${tag} OK LSUB completed.\r\n`,
      LOGOUT: () => `* BYE Microsoft Exchange Server IMAP4 server signing off.\r\n${tag} OK LOGOUT completed.\r\n`,
    }
    const name = command.toUpperCase()
    const answer = answers[name] ?? answers['*'] ?? usual[name]
    if (answer) socket.write(answer(tag, line))
  })
}

describe('openInbox', () => {
  let server: HostileServer | undefined

  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  const run = async (script: Script, options: { limitMs?: number; leaf?: typeof goodLeaf | undefined; cancel?: AbortSignal } = {}) => {
    server = await hostileServer('leaf' in options ? options.leaf : goodLeaf, script)
    const session = mailLogin(server.port, options.limitMs, options.cancel)
    const startMs = performance.now()
    const outcome = await openInbox(session.login)
    session.release()
    const tookMs = performance.now() - startMs
    // Whatever happened, the connection is gone: an open socket would keep a helpdesk's mailbox busy.
    await server.idle()
    assert.ok(!JSON.stringify(session.evidence.entries).includes(TOKEN.reveal()), 'the token is in the evidence')
    return { outcome, tookMs, ...session }
  }

  it('opens the INBOX, and keeps greeting, login and EXAMINE as evidence', async () => {
    const { outcome, evidence } = await run(imap({}))
    assert.deepEqual(outcome, { authenticated: true, opened: true, messages: 3 })
    const stages = evidence.entries.map((entry) => (entry.kind === 'imap' ? `${entry.stage} ${entry.reply?.split(' ').slice(0, 2).at(-1) ?? ''}` : entry.kind))
    assert.deepEqual(stages, ['dns', 'tcp', 'tls', 'greeting OK', 'auth OK', 'open OK', 'logout OK'])
    const tls = evidence.entries.find((entry) => entry.kind === 'tls')
    assert.match(tls?.issuer ?? '', /Practice|CN=/)
    assert.match(tls?.validTo ?? '', /^\d{4}-\d\d-\d\dT/)
  })

  it('never shows the token in a command', async () => {
    const { evidence } = await run(imap({}))
    const auth = evidence.entries.find((entry) => entry.kind === 'imap' && entry.stage === 'auth')
    assert.equal(auth?.kind === 'imap' && auth.command, 'AUTHENTICATE XOAUTH2')
  })

  it('keeps the refusal of AUTHENTICATE', async () => {
    const { outcome, evidence, errors } = await run(imap({ AUTHENTICATE: (tag) => `${tag} NO AUTHENTICATE failed.\r\n` }))
    assert.deepEqual(outcome, { authenticated: false, opened: false })
    assert.ok(evidence.entries.some((entry) => entry.kind === 'imap' && entry.stage === 'auth' && / NO AUTHENTICATE failed\.$/.test(entry.reply ?? '')))
    assert.deepEqual(errors(), [])
  })

  it('does not take a login that Exchange refuses to connect for a pass', async () => {
    const refusal = (tag: string) => `${tag} BAD User is authenticated but not connected.\r\n* BYE Connection closed. 14\r\n`
    const { outcome, evidence } = await run(imap({ NAMESPACE: refusal, EXAMINE: refusal }))
    assert.deepEqual(outcome, { authenticated: true, opened: false })
    assert.ok(evidence.entries.some((entry) => entry.kind === 'imap' && entry.stage === 'open' && /BAD User is authenticated/.test(entry.reply ?? '')))
  })

  it('does not believe a PREAUTH greeting, and sends no token to it', async () => {
    const { outcome, errors } = await run(imap({}, '* PREAUTH welcome\r\n'))
    assert.deepEqual(outcome, { authenticated: false, opened: false })
    assert.deepEqual(errors(), ['MISBEHAVED'])
    assert.doesNotMatch(server?.received() ?? '', /AUTHENTICATE/)
  })

  it('ends an endless loop of challenges after three answers', async () => {
    let challenges = 0
    const { outcome, errors } = await run((socket, onLine) => {
      imap({ AUTHENTICATE: () => '' })(socket, onLine)
      onLine((line) => {
        if (!/ AUTHENTICATE /.test(line) && line !== '') return
        challenges += 1
        socket.write('+ eyJzdGF0dXMiOiI0MDAifQ==\r\n')
      })
    })
    assert.equal(outcome.authenticated, false)
    assert.deepEqual(errors(), ['TOO_LARGE'])
    assert.ok(challenges <= 5, `${challenges} challenges were answered`)
  })

  it('is not kept waiting by a server that sends a line now and then', async () => {
    const { tookMs, errors } = await run((socket) => {
      const timer = setInterval(() => socket.write('* OK still there\r\n'), 50)
      socket.on('close', () => clearInterval(timer))
    }, { limitMs: 400 })
    assert.deepEqual(errors(), ['TIMEOUT'])
    assert.ok(tookMs < 1_400, `it took ${tookMs} ms`)
  })

  for (const [what, flood] of [
    ['a greeting line without end', 'x'.repeat(64 * 1024)],
    ['a literal without end', `* 1 FETCH (BODY[] {900000000}\r\n${'y'.repeat(64 * 1024)}`],
    ['more answers than asked for', '* OK [X] noise\r\n'.repeat(4096)],
  ] as const) {
    it(`stops reading ${what} at 1 MB`, async () => {
      const beforeBytes = process.memoryUsage().rss
      const { errors } = await run((socket) => {
        if (what !== 'a greeting line without end') socket.write(GREETING)
        const pour = () => {
          while (!socket.destroyed && socket.write(flood));
        }
        socket.on('drain', pour)
        pour()
      })
      assert.equal(errors().at(-1), 'TOO_LARGE')
      assert.ok(process.memoryUsage().rss - beforeBytes < 30 * 1024 * 1024)
    })
  }

  const echo = (tag: string, line: string) => `${tag} BAD Cannot parse ${'x'.repeat(1990 - line.length % 7)} ${TOKEN.reveal()}\r\n`
  const guessed = (): Script => {
    let asked = 0
    return imap({
      CAPABILITY: (tag) => {
        asked += 1
        const next = `${tag.slice(0, -1)}${Number(tag.at(-1)) + 1}`
        return `${CAPABILITIES}${tag} OK done\r\n${asked === 1 ? `${next} OK AUTHENTICATE completed.\r\n` : ''}`
      },
      AUTHENTICATE: () => '',
    })
  }

  for (const [what, script, expected] of [
    ['an answer to AUTHENTICATE that came before it', guessed(), ['MISBEHAVED', 'TIMEOUT']],
    ['an OK inside a literal', imap({ AUTHENTICATE: (tag) => `* OK {${tag.length + 8}}\r\n${tag} OK yes\r\n\r\n` }), ['MISBEHAVED', 'TIMEOUT', 'CLOSED']],
    ['an OK of another tag', imap({ AUTHENTICATE: () => 'ZZ OK AUTHENTICATE completed.\r\n' }), ['TIMEOUT', 'CLOSED', 'MISBEHAVED']],
    ['a BYE for a greeting', imap({}, '* BYE too many connections\r\n'), ['CLOSED', 'MISBEHAVED', 'TIMEOUT']],
    ['a greeting that is none', imap({}, 'hello\r\n'), ['MISBEHAVED']],
    ['NUL bytes', imap({ AUTHENTICATE: (tag) => `${tag}\0OK done\r\n\0\0\0\r\n` }), ['TIMEOUT', 'CLOSED', 'MISBEHAVED']],
    ['a literal of a size beyond all numbers', imap({ AUTHENTICATE: () => '* OK {99999999999999999999}\r\n' }), ['TOO_LARGE', 'TIMEOUT', 'MISBEHAVED']],
    ['a refusal at CAPABILITY', imap({ CAPABILITY: (tag) => `${tag} NO [UNAVAILABLE] try later\r\n` }), ['none']],
    ['a refusal at AUTHENTICATE as unavailable', imap({ AUTHENTICATE: (tag) => `${tag} NO [UNAVAILABLE] try later\r\n` }), ['none']],
    ['a BYE at AUTHENTICATE', (socket: Parameters<Script>[0], onLine: Parameters<Script>[1]) => {
      imap({ AUTHENTICATE: () => '' })(socket, onLine)
      onLine((line) => { if (/ AUTHENTICATE /.test(line)) socket.end('* BYE going down\r\n') })
    }, ['CLOSED']],
    ['half a line and an end', (socket: Parameters<Script>[0]) => void socket.end('* OK'), ['CLOSED']],
    ['silence', () => undefined, ['TIMEOUT']],
  ] as const) {
    it(`takes ${what} for no login, and says how it ended`, async () => {
      const { outcome, errors, tookMs } = await run(script, { limitMs: 600 })
      assert.equal(outcome.authenticated, false)
      assert.ok((expected as readonly string[]).includes(errors().at(-1) ?? 'none'), errors().join())
      assert.ok(tookMs < 1_600, `it took ${tookMs} ms`)
    })
  }

  it('passes on the tagged OK of EXAMINE alone, whatever numbers came with it', async () => {
    const { outcome } = await run(imap({ EXAMINE: (tag) => `* 99999999999999999999 EXISTS\r\n${tag} OK done\r\n` }))
    assert.deepEqual([outcome.authenticated, outcome.opened], [true, true])
  })

  it('keeps one BYE of many', async () => {
    const { evidence } = await run(imap({ AUTHENTICATE: () => '* BYE no\r\n'.repeat(20_000) }), { limitMs: 1_000 })
    assert.equal(evidence.entries.filter((entry) => entry.kind === 'imap' && entry.reply === '* BYE no').length, 1)
  })

  it('shows no part of a token that the server sends back, where its answer is cut as well', async () => {
    const { evidence } = await run(imap({ AUTHENTICATE: echo }))
    assert.ok(!JSON.stringify(evidence.entries).includes(TOKEN.reveal().slice(0, 12)))
  })

  it('says that XOAUTH2 is not offered, and sends no token', async () => {
    const { errors } = await run(imap({ CAPABILITY: (tag) => `* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n` }))
    assert.deepEqual(errors(), ['NO_XOAUTH2'])
    assert.doesNotMatch(server?.received() ?? '', /AUTHENTICATE|LOGIN/)
  })

  it('says so too where the greeting lists what is offered, as Dovecot\'s does', async () => {
    const { errors } = await run(imap({}, '* OK [CAPABILITY IMAP4rev1 SASL-IR ID IDLE AUTH=PLAIN] Dovecot ready.\r\n'))
    assert.deepEqual(errors(), ['NO_XOAUTH2'])
    assert.doesNotMatch(server?.received() ?? '', /AUTHENTICATE|LOGIN/)
  })

  for (const [what, options, code] of [
    ['a certificate that ran out', { notBefore: new Date('2020-01-01'), notAfter: new Date('2021-01-01') }, 'CERT_HAS_EXPIRED'],
    ['a certificate for another name', { names: ['elsewhere.example'], ips: [] }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['a certificate that names its host in the common name alone', { subjectAltName: false }, 'NO_SUBJECT_ALT_NAME'],
  ] as const) {
    it(`refuses ${what}, and shows its issuer and date`, async () => {
      const { errors, evidence } = await run(imap({}), { leaf: authority.issue({ names: ['localhost'], ips: ['127.0.0.1'], ...options }) })
      assert.deepEqual(errors(), [code])
      const shown = evidence.entries.find((entry) => entry.kind === 'tls')
      assert.ok(shown?.issuer && shown.validTo)
      assert.equal(server?.received(), '')
    })
  }

  it('names a server that speaks no TLS', async () => {
    const { errors } = await run((socket) => void socket.write(GREETING), { leaf: undefined })
    assert.match(errors()[0] ?? '', /^ERR_SSL_/)
  })

  it('tells a refused port from a server that hangs up', async () => {
    const { port } = await hostileServer(undefined, () => undefined).then(async (gone) => (await gone.close(), gone))
    const session = mailLogin(port)
    await openInbox(session.login)
    session.release()
    assert.deepEqual(session.errors(), ['ECONNREFUSED'])

    const { errors } = await run((socket) => void socket.end(GREETING))
    assert.deepEqual(errors(), ['CLOSED'])
  })

  it('ends at once when cancelled', async () => {
    const controller = new AbortController()
    const { errors, tookMs } = await run((socket) => {
      socket.write('* OK slow\r\n')
      controller.abort()
    }, { limitMs: 20_000, cancel: controller.signal })
    assert.deepEqual(errors(), ['CANCELLED'])
    assert.ok(tookMs < 500, `it took ${tookMs} ms`)
  })
})
