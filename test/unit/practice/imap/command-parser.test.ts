import assert from 'node:assert/strict'
import { parseCommand, type Argument } from '../../../../src/practice/imap/command-parser.ts'

const word = (text: string): Argument => ({ kind: 'word', text })
const string = (text: string): Argument => ({ kind: 'string', text })
const list = (...items: Argument[]): Argument => ({ kind: 'list', items })

describe('parseCommand', () => {
  const table: readonly (readonly [string, string, readonly Argument[]])[] = [
    ['a noop', 'NOOP', []],
    ['a LIST "" "*"', 'LIST', [string(''), string('*')]],
    ['a SELECT "a \\"quoted\\" \\\\ name"', 'SELECT', [string('a "quoted" \\ name')]],
    ['a uid fetch 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (DATE FROM)]<0.10> UID)', 'UID FETCH',
      [word('1:*'), list(word('FLAGS'), word('BODY.PEEK[HEADER.FIELDS (DATE FROM)]<0.10>'), word('UID'))]],
    ['a ID ("name" ("x" NIL))', 'ID', [list(string('name'), list(string('x'), word('NIL')))]],
    ['a STORE 1 +FLAGS.SILENT (\\Deleted)', 'STORE', [word('1'), word('+FLAGS.SILENT'), list(word('\\Deleted'))]],
  ]
  for (const [line, name, args] of table) {
    it(`reads ${line}`, () => assert.deepEqual(parseCommand([line]), { tag: 'a', name, args }))
  }

  it('puts a literal where it stood', () => {
    assert.deepEqual(parseCommand(['a LOGIN ', Buffer.from('us"er'), ' x']), { tag: 'a', name: 'LOGIN', args: [string('us"er'), word('x')] })
  })

  for (const line of ['a LIST "open', 'a LIST (', 'a LIST )', 'a X \x00', `a X ${'('.repeat(50)}${')'.repeat(50)}`, `a X ${'x '.repeat(1001)}`, 'a', 'a UID', 'a (']) {
    it(`keeps the tag of ${JSON.stringify(line.slice(0, 20))}, which is no command`, () => assert.deepEqual(parseCommand([line]), { tag: 'a' }))
  }

  it('has no tag for a line that begins with none', () => {
    for (const line of ['', ' NOOP', '* OK', '+ go', `${'x'.repeat(65)} NOOP`]) assert.deepEqual(parseCommand([line]), { tag: undefined })
  })
})
