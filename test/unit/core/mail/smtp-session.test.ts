import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { authenticate } from '../../../../src/core/mail/smtp-session.ts'
import { createAuthority } from '../../../../src/practice/certificates.ts'
import { authority, type HostileServer, hostileServer, mailLogin, type Script, TOKEN, upgrade } from '../../hostile.ts'

const GREETING = '220 AM0PR01.outlook.office365.com Microsoft ESMTP MAIL Service ready\r\n'
const EHLO_PLAIN = '250-AM0PR01 Hello\r\n250-SIZE 157286400\r\n250 STARTTLS\r\n'
const EHLO_SECURE = '250-AM0PR01 Hello\r\n250-SIZE 157286400\r\n250 AUTH LOGIN XOAUTH2\r\n'

interface Answers {
  readonly ehloPlain?: string
  readonly ehloSecure?: string
  readonly starttls?: string
  readonly leaf?: ReturnType<typeof authority.issue>
  /** In the clear, in one segment with the answer to STARTTLS */
  readonly injected?: string
  readonly auth?: (socket: Socket) => void
  readonly other?: (socket: Socket, line: string) => void
}

/** An SMTP server that answers as Exchange Online does, but where `answers` says otherwise. Tells what came inside TLS. */
const smtp = (answers: Answers, inside: string[] = []): Script => (socket, onLine) => {
  socket.write(GREETING)
  onLine((line) => {
    if (line.startsWith('EHLO')) socket.write(answers.ehloPlain ?? EHLO_PLAIN)
    else if (line === 'QUIT') socket.end('221 2.0.0 bye\r\n')
    else if (line !== 'STARTTLS') socket.write('503 5.5.2 Send hello first\r\n')
    else {
      socket.write(`${answers.starttls ?? '220 2.0.0 SMTP server ready\r\n'}${answers.injected ?? ''}`)
      if (!answers.starttls) upgrade(socket, (secured, onSecureLine) => onSecureLine((inner) => {
        inside.push(inner)
        if (inner.startsWith('EHLO')) secured.write(answers.ehloSecure ?? EHLO_SECURE)
        else if (inner.startsWith('AUTH')) answers.auth ? answers.auth(secured) : secured.write('235 2.7.0 Authentication successful\r\n')
        else if (inner === 'QUIT') secured.end('221 2.0.0 bye\r\n')
        else answers.other?.(secured, inner)
      }), answers.leaf)
    }
  })
}

describe('authenticate', () => {
  let server: HostileServer | undefined

  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  const run = async (script: Script, options: { limitMs?: number; cancel?: AbortSignal } = {}) => {
    server = await hostileServer(undefined, script)
    const session = mailLogin(server.port, options.limitMs, options.cancel)
    const startMs = performance.now()
    const passed = await authenticate(session.login)
    session.release()
    const tookMs = performance.now() - startMs
    await server.idle()
    const token = Buffer.from(TOKEN.reveal()).toString('base64').slice(4, 20)
    assert.ok(!JSON.stringify(session.evidence.entries).includes(TOKEN.reveal()) && !JSON.stringify(session.evidence.entries).includes(token))
    assert.ok(!server.received().includes(token) && !/AUTH /.test(server.received()), 'something of the login went in the clear')
    return { passed, tookMs, ...session }
  }

  it('passes on 235 inside TLS, and keeps greeting, certificate, login and goodbye as evidence', async () => {
    const inside: string[] = []
    const { passed, evidence } = await run(smtp({}, inside))
    assert.equal(passed, true)
    assert.deepEqual(evidence.entries.map((entry) => (entry.kind === 'smtp' ? `${entry.stage} ${entry.reply?.slice(0, 3) ?? ''}` : entry.kind)), ['dns', 'tcp', 'greeting 220', 'tls', 'auth 235', 'logout 221'])
    const login = Buffer.from(inside.find((line) => line.startsWith('AUTH XOAUTH2 '))?.slice(13) ?? '', 'base64').toString()
    assert.equal(login, `user=support@practice.example\u0001auth=Bearer ${TOKEN.reveal()}\u0001\u0001`)
    const tls = evidence.entries.find((entry) => entry.kind === 'tls')
    assert.ok(tls?.issuer && tls.validTo)
  })

  it('keeps a refusal whole, with the command it answers', async () => {
    const refusal = '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.'
    const { passed, evidence } = await run(smtp({ auth: (socket) => void socket.write(`${refusal}\r\n`) }))
    assert.equal(passed, false)
    const auth = evidence.entries.find((entry) => entry.kind === 'smtp' && entry.stage === 'auth')
    assert.ok(auth?.kind === 'smtp')
    assert.deepEqual([auth.command, auth.reply], ['AUTH XOAUTH2', refusal])
  })

  it('sends nothing where STARTTLS was stripped', async () => {
    const { passed, evidence } = await run(smtp({ ehloPlain: '250-AM0PR01 Hello\r\n250 AUTH LOGIN XOAUTH2\r\n', starttls: '502 5.5.1 Command not implemented\r\n' }))
    assert.equal(passed, false)
    assert.ok(evidence.entries.some((entry) => entry.kind === 'smtp' && entry.stage === 'starttls' && /^502/.test(entry.reply ?? '')))
  })

  for (const [what, leaf, code] of [
    ['ran out', authority.issue({ names: ['localhost'], notAfter: new Date(Date.now() - 3_600_000) }), 'CERT_HAS_EXPIRED'],
    ['is for another name', authority.issue({ names: ['smtp.example.com'] }), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['nobody vouches for', createAuthority().issue({ names: ['localhost'] }), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const) {
    it(`refuses a certificate that ${what} behind STARTTLS, and says so`, async () => {
      const inside: string[] = []
      const { passed, evidence } = await run(smtp({ leaf }, inside))
      assert.equal(passed, false)
      const last = evidence.entries.at(-1)
      assert.deepEqual([last?.kind, last && 'error' in last ? last.error : undefined], ['tls', code])
      assert.deepEqual(inside, [])
    })
  }

  it('answers a loop of challenges three times at most, and never with the token again', async () => {
    const inside: string[] = []
    const { errors } = await run(smtp({
      auth: (socket) => void socket.write('334 eyJzdGF0dXMiOiI0MDAifQ==\r\n'),
      other: (socket) => void socket.write('334 eyJzdGF0dXMiOiI0MDAifQ==\r\n'),
    }, inside))
    assert.deepEqual(errors(), ['TOO_LARGE'])
    assert.equal(inside.filter((line) => line === '').length, 3)
    assert.equal(inside.filter((line) => line.startsWith('AUTH')).length, 1)
  })

  it('does not take another 2xx for a login', async () => {
    const { passed, errors } = await run(smtp({ auth: (socket) => void socket.write('250 2.0.0 fine\r\n') }))
    assert.equal(passed, false)
    assert.deepEqual(errors(), ['MISBEHAVED'])
  })

  it('does not take a 235 that came before AUTH was sent', async () => {
    const { passed, errors } = await run(smtp({ ehloSecure: `${EHLO_SECURE}235 2.7.0 Authentication successful\r\n`, auth: () => undefined }))
    assert.equal(passed, false)
    assert.deepEqual(errors(), ['MISBEHAVED'])
  })

  const OK = '235 2.7.0 Authentication successful\r\n'
  for (const [what, script, expected] of [
    ['replies to commands that were not sent yet', (socket: Socket) => void socket.write(`${GREETING}${EHLO_PLAIN}220 ready\r\n${EHLO_SECURE}${OK}`), ['TIMEOUT', 'CLOSED', 'MISBEHAVED']],
    ['a reply in the clear behind the 220 of STARTTLS', smtp({ injected: `${EHLO_SECURE}${OK}`, ehloSecure: '250 AM0PR01 Hello\r\n', auth: () => undefined }), ['NO_XOAUTH2', 'CLOSED', 'MISBEHAVED']],
    ['a handshake after STARTTLS that gets no answer', (socket: Socket, onLine: Parameters<Script>[1]) => {
      socket.write(GREETING)
      onLine((line) => {
        if (line.startsWith('EHLO')) socket.write(EHLO_PLAIN)
        if (line === 'STARTTLS') socket.write('220 ready\r\n')
      })
    }, ['TIMEOUT']],
    ['a 421 for a greeting', (socket: Socket) => void socket.end('421 4.3.2 Service not active\r\n'), ['none']],
    ['a 421 at AUTH', smtp({ auth: (socket) => void socket.end('421 4.7.0 Temporary\r\n') }), ['none']],
    ['a 421 behind the EHLO answer', smtp({ ehloSecure: `${EHLO_SECURE}421 4.7.0 Temporary\r\n` }), ['none']],
    ['silence', () => undefined, ['TIMEOUT']],
    ['half a greeting and an end', (socket: Socket) => void socket.end('220 AM0'), ['CLOSED', 'MISBEHAVED']],
    ['NUL bytes', (socket: Socket) => void socket.write('\0\0\0\r\n'), ['MISBEHAVED', 'TIMEOUT']],
    ['empty lines without end', (socket: Socket) => {
      const pour = () => {
        while (!socket.destroyed && socket.write('\r\n'.repeat(32 * 1024)));
      }
      socket.on('drain', pour)
      pour()
    }, ['TOO_LARGE']],
  ] as const) {
    it(`takes ${what} for no login, and says how it ended`, async () => {
      const beforeBytes = process.memoryUsage().rss
      const { passed, errors, tookMs, evidence } = await run(script, { limitMs: 2_000 })
      assert.equal(passed, false)
      assert.ok((expected as readonly string[]).includes(errors().at(-1) ?? 'none'), JSON.stringify(evidence.entries))
      assert.ok(tookMs < 3_000, `it took ${tookMs} ms`)
      assert.ok(process.memoryUsage().rss - beforeBytes < 30 * 1024 * 1024)
    })
  }

  it('still passes where the server says 235 twice', async () => {
    const { passed } = await run(smtp({ auth: (socket) => void socket.write(OK + OK) }))
    assert.equal(passed, true)
  })

  it('ends where it was cancelled while the mail library was loading', async () => {
    const cancel = new AbortController()
    server = await hostileServer(undefined, (socket) => void socket.resume())
    const { login, release, errors, evidence } = mailLogin(server.port, 20_000, cancel.signal)
    // The connection is noted in the turn in which it is handed on: the cancel comes before anyone else listens for it.
    const add = evidence.add.bind(evidence)
    evidence.add = (entry) => {
      add(entry)
      if (entry.kind === 'tcp') queueMicrotask(() => queueMicrotask(() => cancel.abort()))
    }
    const startMs = performance.now()
    assert.equal(await authenticate(login), false)
    release()
    assert.deepEqual(errors(), ['CANCELLED'])
    assert.ok(performance.now() - startMs < 500)
  })

  it('shows no part of a token that the server sends back, where its answer is cut as well', async () => {
    const { evidence } = await run(smtp({ auth: (socket) => void socket.write(`535 5.7.3 ${'x'.repeat(2025)} ${TOKEN.reveal()}\r\n`) }))
    assert.ok(!JSON.stringify(evidence.entries).includes(TOKEN.reveal().slice(0, 8)))
  })

  it('sends no token where XOAUTH2 is not offered', async () => {
    const inside: string[] = []
    const { errors } = await run(smtp({ ehloSecure: '250-AM0PR01 Hello\r\n250 AUTH LOGIN PLAIN\r\n' }, inside))
    assert.deepEqual(errors(), ['NO_XOAUTH2'])
    assert.ok(!inside.some((line) => line.startsWith('AUTH')))
  })

  it('ends an EHLO answer without end', async () => {
    const { errors } = await run((socket, onLine) => {
      socket.write(GREETING)
      onLine(() => {
        const pour = () => {
          while (!socket.destroyed && socket.write('250-MORE\r\n'.repeat(1000)));
        }
        socket.on('drain', pour)
        pour()
      })
    })
    assert.deepEqual(errors(), ['TOO_LARGE'])
  })

  it('is not kept waiting by an EHLO answer that goes on line by line', async () => {
    const { tookMs, errors } = await run((socket, onLine) => {
      socket.write(GREETING)
      onLine(() => {
        const timer = setInterval(() => socket.write('250-MORE\r\n'), 50)
        socket.on('close', () => clearInterval(timer))
      })
    }, { limitMs: 400 })
    assert.deepEqual(errors(), ['TIMEOUT'])
    assert.ok(tookMs < 1_400, `it took ${tookMs} ms`)
  })

  it('names a server that hangs up, at its stage', async () => {
    const { evidence } = await run((socket, onLine) => {
      socket.write(GREETING)
      onLine(() => socket.destroy())
    })
    const last = evidence.entries.at(-1)
    assert.deepEqual(last?.kind === 'smtp' && [last.stage, last.error], ['capability', 'CLOSED'])
  })

  it('ends at once when cancelled', async () => {
    const controller = new AbortController()
    const { errors, tookMs } = await run(() => controller.abort(), { limitMs: 20_000, cancel: controller.signal })
    assert.deepEqual(errors(), ['CANCELLED'])
    assert.ok(tookMs < 500, `it took ${tookMs} ms`)
  })
})
