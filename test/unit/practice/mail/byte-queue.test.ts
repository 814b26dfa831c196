import assert from 'node:assert/strict'
import { ByteQueue } from '../../../../src/practice/mail/byte-queue.ts'

describe('ByteQueue', () => {
  it('gives lines once they are whole, and lengths in between', () => {
    const queue = new ByteQueue()
    for (const piece of ['on', 'e\r', '\ntw\xe9\nrest']) queue.push(Buffer.from(piece, 'latin1'))
    assert.deepEqual([queue.takeLine(), queue.takeLine(), queue.takeLine(), queue.length], ['one', 'tw\xe9', undefined, 4])
    assert.equal(queue.take(2).toString(), 're')
    queue.push(Buffer.from('\n'))
    assert.deepEqual([queue.takeLine(), queue.length], ['st', 0])
    assert.equal(queue.take(0).length, 0)
  })
})
