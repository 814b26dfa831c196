import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isParsed, parseCommand } from '../../../../src/practice/imap/command-parser.ts'
import { CommandReader, READER_LIMITS, type Unit } from '../../../../src/practice/imap/command-reader.ts'

function unitsOf(chunks: readonly Buffer[]): Unit[] {
  const reader = new CommandReader()
  const units: Unit[] = []
  for (const chunk of chunks) {
    if (!reader.push(chunk)) break
    for (let unit = reader.next('command'); unit; unit = reader.next('command')) {
      units.push(unit)
      if (unit.kind === 'broken') return units
    }
  }
  return units
}

const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}

describe('CommandReader', () => {
  it('waits for a literal that the client announces, and for one that it does not wait with', () => {
    const reader = new CommandReader()
    reader.push(Buffer.from('a LOGIN {4}\r\n'))
    assert.deepEqual(reader.next('command'), { kind: 'literal' })
    reader.push(Buffer.from('us'))
    assert.equal(reader.next('command'), undefined)
    reader.push(Buffer.from('er {6+}\r\nsecret\r\nb NOOP\r\n'))
    assert.deepEqual(reader.next('command'), { kind: 'command', parts: ['a LOGIN ', Buffer.from('user'), ' ', Buffer.from('secret'), ''] })
    assert.deepEqual(reader.next('command'), { kind: 'command', parts: ['b NOOP'] })
  })

  it('cuts the same units however the bytes are cut', () => {
    const bytes = Buffer.from('a1 LOGIN {3+}\r\nabc "x"\r\nb NOOP\nc SELECT INBOX\r\n')
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), (sizes) => {
      assert.deepEqual(unitsOf(cut(bytes, sizes)), unitsOf([bytes]))
    }))
  })

  it('gives up on a line, a literal and a buffer that are too long', () => {
    assert.deepEqual(unitsOf([Buffer.alloc(READER_LIMITS.lineBytes + 1, 'x')]), [{ kind: 'broken', reason: 'line too long' }])
    assert.deepEqual(unitsOf([Buffer.from('a APPEND {99999999}\r\n')]), [{ kind: 'broken', reason: 'command too long' }])
    assert.equal(new CommandReader().push(Buffer.alloc(READER_LIMITS.bufferedBytes + 1)), false)
    const many = Buffer.from(`a X${' {1+}\r\nx'.repeat(READER_LIMITS.parts)}\r\n`)
    assert.equal(unitsOf([many]).at(-1)?.kind, 'broken')
  })

  it('reads and parses whatever comes without an error', () => {
    const piece = fc.oneof(
      fc.constantFrom('a ', 'UID ', 'FETCH ', '(', ')', '"', '\\', '{3}', '{3+}\r\n', '\r\n', '\n', '[', ']', '<0.5>', 'BODY[HEADER.FIELDS (', '1:*', ' ', '\x00', '{9999999999+}\r\n'),
      fc.string({ maxLength: 10 }),
    )
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (pieces, size) => {
      for (const unit of unitsOf(cut(Buffer.from(pieces.join(''), 'utf8'), [size]))) {
        if (unit.kind !== 'command') continue
        const command = parseCommand(unit.parts)
        if (isParsed(command)) assert.match(command.name, /^[A-Z0-9.-]+( [A-Z0-9.-]+)?$/)
      }
    }), { numRuns: 2000 })
  })
})
