import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parametrised, parseMime, type MimePart } from '../../../../src/practice/mail/mime.ts'

const mail = (type: string, ...lines: readonly string[]): MimePart => parseMime(Buffer.from([`Content-Type: ${type}`, '', ...lines].join('\r\n')))
const bodies = (part: MimePart): readonly string[] => part.parts.map(({ source }) => source.toString())
const count = (part: MimePart): number => 1 + part.parts.reduce((sum, child) => sum + count(child), 0) + (part.message ? count(part.message) : 0)

describe('parseMime', () => {
  it('cuts at the boundaries, the line end before one belongs to it', () => {
    assert.deepEqual(bodies(mail('multipart/mixed; boundary=b', '--b', '', 'one', '', '--b', '', 'two', '--b--', 'no part')), ['\r\none\r\n', '\r\ntwo'])
  })

  it('takes a last part without an end, and bare line feeds', () => {
    assert.deepEqual(bodies(parseMime(Buffer.from('Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\n\none\n--b\n\ntwo'))), ['\none', '\ntwo'])
  })

  it('leaves a line that only begins like a boundary', () => {
    assert.deepEqual(bodies(mail('multipart/mixed; boundary=b', '--b', '', '--bee', ' --b', '--b--')), ['\r\n--bee\r\n --b'])
  })

  it('takes a multipart for text where it has no boundary, or where it is too deep', () => {
    for (const type of ['multipart/mixed', 'multipart/mixed; boundary=""', 'multipart/mixed; boundary=b']) assert.deepEqual([mail(type, 'x').type, mail(type, 'x').parts], ['TEXT', []])
    let deep = 'Content-Type: text/plain\r\n\r\nx'
    for (let level = 0; level < 30; level += 1) deep = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${deep}\r\n--b${level}--`
    assert.ok(count(parseMime(Buffer.from(deep))) < 12)
  })

  it('takes no more than a hundred parts', () => {
    assert.ok(mail('multipart/mixed; boundary=b', ...Array.from({ length: 5000 }, () => '--b')).parts.length <= 101)
  })

  it('takes anything apart without an error', () => {
    const piece = fc.constantFrom('Content-Type: multipart/mixed; boundary=b', 'Content-Type: message/rfc822', 'Content-Type: ;;="', '\r\n', '\n', '--b', '--b--', 'text', ' ', '"')
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void count(parseMime(Buffer.from(pieces.join(''))))))
  })
})

describe('parametrised', () => {
  it('reads values in quotes and without', () => {
    assert.deepEqual(parametrised('text/plain; a=b ; C="d; \\"e\\""; nothing; =x'), { value: 'TEXT/PLAIN', parameters: [['A', 'b'], ['C', 'd; "e"']] })
  })

  it('is not slowed down by quotes without end', () => {
    const started = performance.now()
    parametrised(`${'"\\'.repeat(100_000)};`)
    assert.ok(performance.now() - started < 100)
  })
})
