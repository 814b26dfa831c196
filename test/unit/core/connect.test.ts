import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import type { LookupFunction } from 'node:net'
import { certificateFacts, connectTcp, secure } from '../../../src/core/connect.ts'
import { goodLeaf, type HostileServer, hostileServer, mailLogin, type Script } from '../hostile.ts'

/** The leaf with another end date in its bytes: what a stranger's certificate may hold, for nobody has verified it yet. */
function withEndDate(text: string): typeof goodLeaf {
  const { raw } = new X509Certificate(goodLeaf.certPem)
  const second = raw.indexOf(Buffer.of(0x17, 13), raw.indexOf(Buffer.of(0x17, 13)) + 1)
  raw.write(text, second + 2, 'latin1')
  return { ...goodLeaf, certPem: `-----BEGIN CERTIFICATE-----\n${raw.toString('base64')}\n-----END CERTIFICATE-----\n` }
}

describe('secure', () => {
  let server: HostileServer | undefined

  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  const run = async (leaf: typeof goodLeaf | undefined, script: Script, limitMs?: number, cancel?: AbortController) => {
    server = await hostileServer(leaf, script)
    const { login, release, errors, evidence } = mailLogin(server.port, limitMs, cancel?.signal)
    const startMs = performance.now()
    await assert.rejects(async () => secure(await connectTcp(login, login), login, login), { name: 'WireError' })
    release()
    const tookMs = performance.now() - startMs
    await server.idle()
    return { errors: errors(), evidence: evidence.entries, tookMs }
  }

  it('refuses a certificate whose end date is none, and shows its issuer alone', async () => {
    const { errors, evidence } = await run(withEndDate('99993199XXXXZ'), () => undefined)
    assert.equal(errors.length, 1)
    const shown = evidence.find((entry) => entry.kind === 'tls')
    assert.ok(shown?.issuer)
    assert.equal(shown.validTo, undefined)
  })

  it('ends at its limit where the handshake gets no answer', async () => {
    const { errors, tookMs } = await run(undefined, (socket) => void socket.resume(), 300)
    assert.deepEqual(errors, ['TIMEOUT'])
    assert.ok(tookMs < 1_300, `it took ${tookMs} ms`)
  })

  it('ends at once when cancelled in the handshake', async () => {
    const cancel = new AbortController()
    const { errors, tookMs } = await run(undefined, (socket) => void socket.once('data', () => cancel.abort()), 20_000, cancel)
    assert.deepEqual(errors, ['CANCELLED'])
    assert.ok(tookMs < 500, `it took ${tookMs} ms`)
  })

  it('names a server that hangs up in the handshake', async () => {
    const { errors } = await run(undefined, (socket) => void socket.once('data', () => socket.end()))
    assert.deepEqual(errors, ['CLOSED'])
  })
})

describe('connectTcp', () => {
  const connect = async (lookup: LookupFunction, limitMs: number, cancel = new AbortController()) => {
    const { login, release, errors } = mailLogin(1, limitMs, cancel.signal)
    const startMs = performance.now()
    await assert.rejects(connectTcp(login, { ...login, lookup }), { name: 'WireError' })
    release()
    return { errors: errors(), tookMs: performance.now() - startMs }
  }

  it('ends at its limit where name resolution never answers', async () => {
    const { errors, tookMs } = await connect(() => undefined, 200)
    assert.deepEqual(errors, ['TIMEOUT'])
    assert.ok(tookMs < 1_200, `it took ${tookMs} ms`)
  })

  it('ends at once when cancelled in name resolution, and does not mind a late answer', async () => {
    const cancel = new AbortController()
    let answer = (): void => undefined
    const { errors, tookMs } = await connect((_name, _options, callback) => {
      answer = () => callback(null, [{ address: '127.0.0.1', family: 4 }])
      setImmediate(() => cancel.abort())
    }, 20_000, cancel)
    answer()
    assert.deepEqual(errors, ['CANCELLED'])
    assert.ok(tookMs < 500, `it took ${tookMs} ms`)
  })
})

describe('certificateFacts', () => {
  it('shows nothing of a peer without a certificate', () => {
    assert.deepEqual([certificateFacts({}), certificateFacts(null)], [{}, {}])
  })

  it('cuts an issuer that is longer than any name', () => {
    const issuer = { CN: 'x'.repeat(100_000) } as never
    assert.ok((certificateFacts({ issuer, valid_to: 'Nov 25 00:00:00 2026 GMT' }).issuer ?? '').length <= 512)
  })
})
