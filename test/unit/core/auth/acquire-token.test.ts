import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { acquireAppOnlyToken } from '../../../../src/core/auth/acquire-token.ts'
import { startDeadline } from '../../../../src/core/deadline.ts'
import { Secret } from '../../../../src/core/secret.ts'
import { Vault } from '../../../../src/core/secrets/vault.ts'
import { trustFor } from '../../../../src/core/trust.ts'
import { fakeHost } from '../../fakes.ts'
import { authority, goodLeaf, loopbackProfile } from '../../hostile.ts'

const SECRET = 'abc8Q~canary-client-secret-of-forty-chars'
const CLAIMS = { aud: 'https://outlook.office365.com', oid: '33333333-4444-4555-8666-777777777777', roles: ['IMAP.AccessAsApp'], exp: 4_102_444_800 }
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const JWT = `${encode({ typ: 'JWT', alg: 'RS256' })}.${encode(CLAIMS)}.c2lnbmF0dXJl`
const GOOD = { token_type: 'Bearer', expires_in: 3599, access_token: JWT }

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

describe('acquireAppOnlyToken', () => {
  const servers: https.Server[] = []

  const serve = async (handler: Handler, leaf = goodLeaf) => {
    const asked: string[] = []
    const server = https.createServer({ cert: leaf.certPem, key: leaf.keyPem }, (request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        asked.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`)
        handler(request, response, body)
      })
    })
    server.on('tlsClientError', () => undefined)
    servers.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return { asked, port: (server.address() as AddressInfo).port }
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(async (server) => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }))
  })

  const ask = async (port: number, { limitMs = 15_000, secret = SECRET } = {}) => {
    const profile = loopbackProfile({ authority: port })
    const host = fakeHost()
    const vault = new Vault(host)
    await vault.setClientSecret(profile, new Secret(secret))
    const deadline = startDeadline(new AbortController().signal, limitMs)
    const startMs = performance.now()
    const answer = await acquireAppOnlyToken(profile, { host, vault, trust: trustFor(profile, authority.caPem), signal: deadline.signal })
    deadline.release()
    assert.ok(!JSON.stringify(answer.evidence).includes(secret))
    const errors = answer.evidence.flatMap((entry) => ('error' in entry ? [entry.error] : []))
    return { answer, errors, tookMs: performance.now() - startMs }
  }

  const json = (status: number, body: unknown): Handler => (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body))
  }

  it('asks for none where a user signs in: the application\'s own would prove nothing of that user', async () => {
    const { asked, port } = await serve((_request, response) => response.end(JSON.stringify(GOOD)))
    const profile = { ...loopbackProfile({ authority: port }), flow: 'user' as const }
    const host = fakeHost()
    const vault = new Vault(host)
    await vault.setClientSecret(profile, new Secret(SECRET))
    const answer = await acquireAppOnlyToken(profile, { host, vault, trust: trustFor(profile, authority.caPem), signal: new AbortController().signal })
    assert.equal(answer.kind, 'no-sign-in')
    assert.deepEqual(asked, [])
  })

  it('goes straight to the token endpoint and reads the claims', async () => {
    const server = await serve(json(200, GOOD))
    const { answer } = await ask(server.port)
    assert.equal(answer.kind === 'token' && answer.claims.oid, CLAIMS.oid)
    assert.equal(server.asked.length, 1)
    assert.match(server.asked[0] ?? '', /^POST \/11111111-2222-4333-8444-555555555555\/oauth2\/v2\.0\/token.*grant_type=client_credentials/)
    const token = answer.evidence.find((entry) => entry.kind === 'token')
    assert.deepEqual(token && [token.roles, token.aud, token.exp], [['IMAP.AccessAsApp'], CLAIMS.aud, '2100-01-01T00:00:00.000Z'])
  })

  it('keeps the number, trace id and correlation id of a refusal', async () => {
    const server = await serve(json(401, { error: 'invalid_client', error_description: 'AADSTS7000215: no', error_codes: [7000215], trace_id: 't-1', correlation_id: 'c-1' }))
    const { answer } = await ask(server.port)
    assert.equal(answer.kind, 'refused')
    const refusal = answer.evidence.find((entry) => entry.kind === 'oauth-error')
    assert.deepEqual(refusal && [refusal.error, refusal.number, refusal.traceId, refusal.correlationId], ['invalid_client', 7000215, 't-1', 'c-1'])
  })

  it('shows no part of the secret that the server sends back, where its text is cut as well, and bounds every field', async () => {
    const server = await serve(json(401, { error: 'e'.repeat(10_000), error_description: `AADSTS7000215: ${'x'.repeat(2020)} ${SECRET}`, trace_id: SECRET }))
    const { answer } = await ask(server.port)
    assert.ok(!JSON.stringify(answer).includes(SECRET.slice(0, 6)))
    assert.ok(JSON.stringify(answer.evidence).length < 4_000)
  })

  for (const status of [301, 302, 303, 307, 308]) {
    it(`follows no ${status} to another host`, async () => {
      const thief = await serve(json(200, GOOD))
      const server = await serve((_request, response) => response.writeHead(status, { location: `https://localhost:${thief.port}/token` }).end())
      const { answer, errors } = await ask(server.port)
      assert.equal(answer.kind, 'unreachable')
      assert.deepEqual(errors, ['REDIRECT'])
      assert.deepEqual(thief.asked, [])
    })
  }

  it('stops reading an answer without end at 1 MB', async () => {
    const before = process.memoryUsage().rss
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pour = () => {
        while (!response.destroyed && response.write(' '.repeat(64 * 1024)));
      }
      response.on('drain', pour)
      pour()
    })
    assert.deepEqual((await ask(server.port)).errors, ['TOO_LARGE'])
    assert.ok(process.memoryUsage().rss - before < 30 * 1024 * 1024)
  })

  it('is not kept waiting by an answer that goes on byte by byte', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 50)
      response.on('close', () => clearInterval(timer))
    })
    const { errors, tookMs } = await ask(server.port, { limitMs: 400 })
    assert.deepEqual(errors, ['TIMEOUT'])
    assert.ok(tookMs < 1_400)
  })

  for (const [what, status, body] of [
    ['a 429 that says nothing', 429, '{}'],
    ['a 500 in HTML', 500, '<html>Bad gateway</html>'],
    ['a token that is an object', 200, { ...GOOD, access_token: { toString: 1 } }],
    ['a token with a line break', 200, { ...GOOD, access_token: `${JWT}\r\nX: y` }],
    ['a token of another type', 200, { ...GOOD, token_type: 'mac' }],
    ['no expiry', 200, { token_type: 'Bearer', access_token: JWT }],
    ['a token that is no JWT', 200, { ...GOOD, access_token: 'opaque' }],
    ['claims that are no claims', 200, { ...GOOD, access_token: `${encode({})}.${encode({ aud: 5 })}.c2ln` }],
  ] as const) {
    it(`takes ${what} for no answer of Entra ID`, async () => {
      const server = await serve(json(status, body))
      const { answer, errors } = await ask(server.port)
      assert.equal(answer.kind, 'misbehaved')
      assert.ok(errors.includes('MISBEHAVED'))
    })
  }

  it('sends nothing to a server whose certificate names it in the common name alone', async () => {
    const server = await serve(json(200, GOOD), authority.issue({ names: ['localhost'], subjectAltName: false }))
    const { errors } = await ask(server.port)
    assert.deepEqual(errors, ['NO_SUBJECT_ALT_NAME'])
    assert.deepEqual(server.asked, [])
  })

  it('tells by the shape that the id of a secret was given for its value', async () => {
    const server = await serve(json(401, { error: 'invalid_client', error_codes: [7000215] }))
    const { answer } = await ask(server.port, { secret: '44444444-5555-4666-8777-888888888888' })
    assert.ok(answer.evidence.some((entry) => entry.kind === 'setting' && entry.value === 'guid'))
  })

  it('does not send a secret that was given for another tenant', async () => {
    const server = await serve(json(200, GOOD))
    const profile = loopbackProfile({ authority: server.port })
    const host = fakeHost()
    const vault = new Vault(host)
    await vault.setClientSecret(profile, new Secret(SECRET))
    const moved = { ...profile, tenantId: '99999999-2222-4333-8444-555555555555' }
    const answer = await acquireAppOnlyToken(moved, { host, vault, trust: trustFor(profile, authority.caPem), signal: new AbortController().signal })
    assert.equal(answer.kind, 'no-secret')
    assert.deepEqual(server.asked, [])
  })

  it('never sends a certificate\'s key as a client secret', async () => {
    const server = await serve(json(200, GOOD))
    const profile = { ...loopbackProfile({ authority: server.port }), credential: { kind: 'certificate' as const } }
    const host = fakeHost()
    const vault = new Vault(host)
    await vault.setCertificate(profile, new Secret('-----BEGIN PRIVATE KEY-----'))
    const answer = await acquireAppOnlyToken(profile, { host, vault, trust: trustFor(profile, authority.caPem), signal: new AbortController().signal })
    assert.equal(answer.kind, 'no-secret')
    assert.deepEqual(server.asked, [])
  })

  it('passes on that the secret store cannot be read', async () => {
    const host = fakeHost()
    host.locked = true
    const profile = loopbackProfile({})
    await assert.rejects(
      acquireAppOnlyToken(profile, { host, vault: new Vault(host), trust: trustFor(profile), signal: new AbortController().signal }),
      { code: 'secret.unavailable' },
    )
  })
})
