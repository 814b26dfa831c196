import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { startLatencyProxy } from '../../../src/practice/latency.ts'
import { listenOnLoopback } from '../../../src/practice/loopback.ts'

describe('startLatencyProxy', () => {
  it('holds each direction back for the delay, keeps the order, and passes the end on', async () => {
    const target = await listenOnLoopback(createServer((socket) => socket.pipe(socket)))
    const proxy = await startLatencyProxy({ targetPort: target.port, delayMs: 40 })
    const client = connect(proxy.port, '127.0.0.1')
    await once(client, 'connect')
    const started = performance.now()
    let received = ''
    client.on('data', (chunk: Buffer) => (received += chunk.toString()))
    for (const piece of ['one ', 'two ', 'three']) client.write(piece)
    await once(client, 'data')
    const tookMs = performance.now() - started
    client.end()
    await once(client, 'close')
    assert.ok(tookMs >= 79, `an answer took ${tookMs} ms`)
    assert.equal(received, 'one two three')
    await proxy.close()
    await target.close()
  })
})
