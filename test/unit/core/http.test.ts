import assert from 'node:assert/strict'
import { request } from '../../../src/core/http.ts'
import { wireCode } from '../../../src/core/wire-error.ts'
import { goodLeaf, type HostileServer, hostileServer, mailLogin, type Script } from '../hostile.ts'

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

/** Answers the request's last header line with `text`, and leaves the connection open unless told. */
const answer = (text: string, end = false): Script => (socket, onLine) => onLine((line) => {
  if (line === '') end ? socket.end(text) : socket.write(text)
})

/** Sends `head` once and then `more` as fast as it is taken. */
const pour = (head: string, more: string): Script => (socket, onLine) => onLine((line) => {
  if (line !== '') return
  socket.write(head)
  const flood = () => {
    while (!socket.destroyed && socket.write(more));
  }
  socket.on('drain', flood)
  flood()
})

describe('request', () => {
  let server: HostileServer | undefined

  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  const ask = async (script: Script, { limitMs = 15_000, cancel = new AbortController().signal } = {}) => {
    server = await hostileServer(goodLeaf, script)
    const { login, release, errors, evidence } = mailLogin(server.port, limitMs, cancel)
    const url = new URL(`https://localhost:${server.port}/x`)
    const startMs = performance.now()
    const outcome = await request({ ...login, method: 'GET', url, allowedHosts: [url.host] })
      .then(({ status, body }) => ({ status, body }), (error: unknown) => wireCode(error, new AbortController().signal))
    release()
    const tookMs = performance.now() - startMs
    await server.idle()
    return { outcome, tookMs, errors: errors(), evidence }
  }

  for (const [what, script, expected] of [
    ['a body of its announced length', answer(`${HEAD}Content-Length: 2\r\n\r\n{}`), { status: 200, body: '{}' }],
    ['a 204 without body', answer('HTTP/1.1 204 No Content\r\n\r\n'), { status: 204, body: '' }],
    ['trailers after the body', answer(`${HEAD}Transfer-Encoding: chunked\r\nTrailer: X\r\n\r\n2\r\n{}\r\n0\r\nX: y\r\n\r\n`), { status: 200, body: '{}' }],
    ['a few interim answers', answer(`${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(3)}${HEAD}Content-Length: 2\r\n\r\n{}`), { status: 200, body: '{}' }],
  ] as const) {
    it(`reads ${what}`, async () => {
      assert.deepEqual((await ask(script)).outcome, expected)
    })
  }

  for (const [what, script, code] of [
    ['interim answers without end', pour('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000)), 'TOO_LARGE'],
    ['headers without end', pour('HTTP/1.1 200 OK\r\n', 'X-More: 1234567890\r\n'.repeat(100)), 'TOO_LARGE'],
    ['chunks without end', pour(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'.repeat(1000)), 'TOO_LARGE'],
    ['trailers without end', pour(`${HEAD}Transfer-Encoding: chunked\r\n\r\n0\r\n`, 'X-More: 1234567890\r\n'.repeat(100)), 'TOO_LARGE'],
    ['chunk extensions without end', pour(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1;`, 'x=yyyyyyyyyyyy;'.repeat(100)), 'TOO_LARGE'],
    ['a body shorter than announced', answer(`${HEAD}Content-Length: 100\r\n\r\n{}`, true), 'CLOSED'],
    ['what is no HTTP', answer('SSH-2.0-OpenSSH_9.6\r\n'), 'MISBEHAVED'],
    ['a switch of protocols', answer('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'), 'CLOSED'],
    ['a close without answer', answer('', true), 'CLOSED'],
  ] as const) {
    it(`ends ${what} as ${code}`, async () => {
      const beforeBytes = process.memoryUsage().rss
      const { outcome, errors } = await ask(script)
      assert.deepEqual([outcome, errors], [code, [code]])
      assert.ok(process.memoryUsage().rss - beforeBytes < 30 * 1024 * 1024)
    })
  }

  it('ends at its limit where no answer comes', async () => {
    const { errors, tookMs } = await ask(() => undefined, { limitMs: 300 })
    assert.deepEqual(errors, ['TIMEOUT'])
    assert.ok(tookMs < 1_300, `it took ${tookMs} ms`)
  })

  it('ends at once when cancelled in the middle of the body', async () => {
    const cancel = new AbortController()
    const { errors, tookMs } = await ask((socket, onLine) => onLine((line) => {
      if (line === '') socket.write(`${HEAD}Content-Length: 100\r\n\r\n{`, () => cancel.abort())
    }), { cancel: cancel.signal })
    assert.deepEqual(errors, ['CANCELLED'])
    assert.ok(tookMs < 500, `it took ${tookMs} ms`)
  })

  it('goes to no host that is not allowed, and to none without TLS', async () => {
    const { login, release, evidence } = mailLogin(1)
    for (const url of ['https://elsewhere.example/', 'http://localhost:1/']) {
      await assert.rejects(request({ ...login, method: 'GET', url: new URL(url), allowedHosts: ['localhost:1'] }), { code: 'REDIRECT' })
    }
    release()
    assert.deepEqual(evidence.entries, [])
  })
})
