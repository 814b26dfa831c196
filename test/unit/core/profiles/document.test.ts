import assert from 'node:assert/strict'
import fc from 'fast-check'
import { HelpdeskOAuthError, type Mistake } from '../../../../src/core/errors.ts'
import { applyChanges, checkDocument, checkDocumentValue, formatDocument, parseDocument, parseProfile } from '../../../../src/core/profiles/document.ts'
import { sampleMailbox, sampleOwnCloud, sampleProfile } from './sample-profile.ts'

const document = (...profiles: unknown[]): string => JSON.stringify({ version: 1, profiles })
const mistakesOf = (content: Uint8Array | string): readonly Mistake[] => {
  const check = checkDocument(content)
  return 'mistakes' in check ? check.mistakes : []
}
const pathsOf = (content: Uint8Array | string): string[] => mistakesOf(content).map(({ path }) => path)
const withProfile = (changes: object): string => document({ ...sampleProfile(), ...changes })
const withMailbox = (changes: object): string => withProfile({ mailboxes: [{ ...sampleMailbox(), ...changes }] })
const withHelpdesk = (changes: object): string => withProfile({ helpdesk: { product: 'zammad', ...changes } })

describe('checkDocument', () => {
  it('takes a whole document and keeps its values as given', () => {
    const profile = sampleProfile({ mailboxes: [sampleMailbox({ address: 'Süpport@x.example'.replace('ü', 'u') })], tenantId: 'Contoso.COM' })
    assert.deepEqual(parseDocument(document(profile)), { version: 1, profiles: [profile] })
  })

  const right: [string, string][] = [
    ['an own cloud', withProfile({ cloud: sampleOwnCloud })],
    ['an own cloud on loopback', withProfile({ cloud: { authorityHost: '127.0.0.1:8443', imap: { host: 'localhost', port: 1 }, smtp: { host: 'localhost', port: 65535 } } })],
    ['an international domain in both forms', withProfile({ mailboxes: [sampleMailbox({ address: 'a@münchen.example' }), sampleMailbox({ address: 'b@xn--mnchen-3ya.example' })] })],
    ['Japanese with Latin in one label', withMailbox({ address: 'a@eメール用.example' })],
    ['different scripts in different labels', withMailbox({ address: 'a@почта.example' })],
    ['the user flow without a tenant', document({ ...sampleProfile(), flow: 'user', tenantId: undefined })],
    ['a leap day', withProfile({ credential: { kind: 'secret', expiresOn: '2028-02-29' } })],
    ['a redirect URI on loopback', withHelpdesk({ redirectUri: 'http://localhost:8080/callback' })],
    ['a redirect URI on IPv6 loopback', withHelpdesk({ redirectUri: 'http://[::1]/callback' })],
    ['a helpdesk at a public address, which importing asks about', withHelpdesk({ url: 'https://8.8.8.8/' })],
    ['no profiles', document()],
    ['a local part of 64', withMailbox({ address: `${'a'.repeat(64)}@contoso.com` })],
    ['a name of 256', withProfile({ name: '𝒩'.repeat(256) })],
    ['a byte order mark', `\ufeff${document(sampleProfile())}`],
  ]
  for (const [name, content] of right) it(`takes ${name}`, () => assert.deepEqual(mistakesOf(Buffer.from(content)), []))

  const wrong: [string, string, string[]][] = [
    ['an unknown key', withProfile({ secret: 'x' }), ['/profiles/0/secret']],
    ['an unknown key that needs escapes', withProfile({ 'a/b~c': 1 }), ['/profiles/0/a~1b~0c']],
    ['unknown keys of the document', '{"version":1,"profiles":[],"a":1,"__proto__":{"b":1}}', ['/a', '/__proto__']],
    ['__proto__ in a profile', document(sampleProfile()).replace('"id"', '"__proto__":{"id":"x"},"id"'), ['/profiles/0/__proto__']],
    ['missing keys', document({ id: 'x' }), ['name', 'cloud', 'connection', 'flow', 'clientId', 'credential', 'mailboxes', 'helpdesk'].map((key) => `/profiles/0/${key}`)],
    ['a missing key deep inside', withProfile({ cloud: { ...sampleOwnCloud, imap: { host: 'a.example' } } }), ['/profiles/0/cloud/imap/port']],
    ['a document that is a list', '[]', ['']],
    ['a document that is a number', '5', ['']],
    ['no version and no profiles', '{}', ['/version', '/profiles']],
    ['another version', '{"version":2,"profiles":[]}', ['/version']],
    ['profiles that are no list', '{"version":1,"profiles":{}}', ['/profiles']],
    ['a profile that is null', document(null), ['/profiles/0']],
    ['null for a key that may be left out', withProfile({ objectId: null }), ['/profiles/0/objectId']],
    ['an id twice, case ignored', document(sampleProfile(), sampleProfile({ id: 'SUPPORT' })), ['/profiles/1/id']],
    ['an id that begins with a dot', withProfile({ id: '.x' }), ['/profiles/0/id']],
    ['an id of 65', withProfile({ id: 'a'.repeat(65) }), ['/profiles/0/id']],
    ['an id with a line end', withProfile({ id: 'abc\n' }), ['/profiles/0/id']],
    ['a name with more blanks than anyone means', withProfile({ name: `a${' '.repeat(9000)}b` }), ['/profiles/0/name']],
    ['a name of 257', withProfile({ name: 'n'.repeat(257) }), ['/profiles/0/name']],
    ['an empty name', withProfile({ name: ' ' }), ['/profiles/0/name']],
    ['a lone surrogate in a name', withProfile({ name: 'a\ud800' }), ['/profiles/0/name']],
    ['a nil client id', withProfile({ clientId: '00000000-0000-0000-0000-000000000000' }), ['/profiles/0/clientId']],
    ['a client id in braces', withProfile({ clientId: '{0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b11}' }), ['/profiles/0/clientId']],
    ['a nil object id', withProfile({ objectId: '00000000-0000-0000-0000-000000000000' }), ['/profiles/0/objectId']],
    ['app-only without a tenant', document({ ...sampleProfile(), tenantId: undefined }), ['/profiles/0/tenantId']],
    ['a tenant that is no domain', withProfile({ tenantId: 'common' }), ['/profiles/0/tenantId']],
    ['a tenant that mixes scripts', withProfile({ tenantId: 'contоso.com' }), ['/profiles/0/tenantId']],
    ['a tenant that mixes scripts behind its A-label', withProfile({ tenantId: 'xn--contso-jze.com' }), ['/profiles/0/tenantId']],
    ['msn with app-only', withProfile({ connection: 'msn' }), ['/profiles/0/flow']],
    ['a day that is none', withProfile({ credential: { kind: 'secret', expiresOn: '2027-02-29' } }), ['/profiles/0/credential/expiresOn']],
    ['a date with a time', withProfile({ credential: { kind: 'secret', expiresOn: '2027-02-01T00:00:00Z' } }), ['/profiles/0/credential/expiresOn']],
    ['no mailbox', withProfile({ mailboxes: [] }), ['/profiles/0/mailboxes']],
    ['a mailbox without imap and smtp', withMailbox({ imap: false, smtp: false }), ['/profiles/0/mailboxes/0']],
    ['a mailbox twice, case ignored', withProfile({ mailboxes: [sampleMailbox(), sampleMailbox({ address: 'SUPPORT@Contoso.com' })] }), ['/profiles/0/mailboxes/1/address']],
    ['a mailbox twice, IDNA ignored', withProfile({ mailboxes: [sampleMailbox({ address: 'a@münchen.example' }), sampleMailbox({ address: 'a@XN--MNCHEN-3YA.example' })] }), ['/profiles/0/mailboxes/1/address']],
    ['a mailbox twice, NFC ignored', withProfile({ mailboxes: [sampleMailbox({ address: 'a@münchen.example' }), sampleMailbox({ address: 'a@mu\u0308nchen.example' })] }), ['/profiles/0/mailboxes/1/address']],
    ['a local part of 65', withMailbox({ address: `${'a'.repeat(65)}@contoso.com` }), ['/profiles/0/mailboxes/0/address']],
    ['an address of 255', withMailbox({ address: `a@${'b'.repeat(61)}.${'c'.repeat(61)}.${'d'.repeat(61)}.${'e'.repeat(61)}.com`.padEnd(255, 'm') }), ['/profiles/0/mailboxes/0/address']],
    ['two dots in a local part', withMailbox({ address: 'a..b@contoso.com' }), ['/profiles/0/mailboxes/0/address']],
    ['a quoted local part', withMailbox({ address: '"a b"@contoso.com' }), ['/profiles/0/mailboxes/0/address']],
    ['a display name', withMailbox({ address: 'Support <a@contoso.com>' }), ['/profiles/0/mailboxes/0/address']],
    ['an address literal', withMailbox({ address: 'a@[192.0.2.1]' }), ['/profiles/0/mailboxes/0/address']],
    ['an address at a number', withMailbox({ address: 'a@192.0.2.1' }), ['/profiles/0/mailboxes/0/address']],
    ['mixed scripts in each identity', withMailbox({ signInAs: 'a@cοntoso.com', imapUser: 'a@cοntoso.com', smtpUser: 'a@cοntoso.com', from: 'a@cοntoso.com' }),
      ['signInAs', 'imapUser', 'smtpUser', 'from'].map((key) => `/profiles/0/mailboxes/0/${key}`)],
    ['a full-width domain', withMailbox({ address: 'a@ｃontoso.com' }), ['/profiles/0/mailboxes/0/address']],
    ['a scheme in a host', withProfile({ cloud: { ...sampleOwnCloud, imap: { host: 'imaps://a.example', port: 993 } } }), ['/profiles/0/cloud/imap/host']],
    ['a host with a dot at the end', withProfile({ cloud: { ...sampleOwnCloud, smtp: { host: 'a.example.', port: 587 } } }), ['/profiles/0/cloud/smtp/host']],
    ['a host written as Unicode', withProfile({ cloud: { ...sampleOwnCloud, authorityHost: 'münchen.example' } }), ['/profiles/0/cloud/authorityHost']],
    ['a host that mixes scripts behind its A-label', withProfile({ cloud: { ...sampleOwnCloud, authorityHost: 'xn--contso-jze.com:443' } }), ['/profiles/0/cloud/authorityHost']],
    ['ports out of range', withProfile({ cloud: { authorityHost: 'a.example:65536', imap: { host: 'a.example', port: 0 }, smtp: { host: 'a.example', port: 1.5 } } }),
      ['/profiles/0/cloud/authorityHost', '/profiles/0/cloud/imap/port', '/profiles/0/cloud/smtp/port']],
    ['a host of Microsoft in an own cloud', withProfile({ cloud: { ...sampleOwnCloud, imap: { host: 'Outlook.Office365.com', port: 993 } } }), ['/profiles/0/cloud/imap/host']],
    ['a cloud that is not known', withProfile({ cloud: 'mars' }), ['/profiles/0/cloud']],
    ['a host of Microsoft that no cloud of ours names', withProfile({ cloud: { ...sampleOwnCloud, authorityHost: 'login.live.com', imap: { host: 'outlook.office.com', port: 993 } } }),
      ['/profiles/0/cloud/authorityHost', '/profiles/0/cloud/imap/host']],
    ['an unknown key in an own cloud', withProfile({ cloud: { ...sampleOwnCloud, pop: 1 } }), ['/profiles/0/cloud/pop']],
    ['an empty own cloud', withProfile({ cloud: {} }), ['authorityHost', 'imap', 'smtp'].map((key) => `/profiles/0/cloud/${key}`)],
    ['a product that is not known', withHelpdesk({ product: 'desk' }), ['/profiles/0/helpdesk/product']],
    ['a redirect URI with http', withHelpdesk({ redirectUri: 'http://helpdesk.contoso.com/' }), ['/profiles/0/helpdesk/redirectUri']],
    ['a redirect URI with a fragment', withHelpdesk({ redirectUri: 'https://helpdesk.contoso.com/#' }), ['/profiles/0/helpdesk/redirectUri']],
    ['a redirect URI with a wildcard', withHelpdesk({ redirectUri: 'https://*.contoso.com/' }), ['/profiles/0/helpdesk/redirectUri']],
    ['a redirect URI that only looks like loopback', withHelpdesk({ redirectUri: 'http://localhost.contoso.com/' }), ['/profiles/0/helpdesk/redirectUri']],
    ['a loopback address in disguise', withHelpdesk({ redirectUri: 'http://2130706433/' }), ['/profiles/0/helpdesk/redirectUri']],
    ['a password in the helpdesk\'s URL', withHelpdesk({ url: 'https://a:b@helpdesk.contoso.com/' }), ['/profiles/0/helpdesk/url']],
    ['a helpdesk\'s URL that mixes scripts', withHelpdesk({ url: 'https://hеlpdesk.contoso.com/' }), ['/profiles/0/helpdesk/url']],
    ['a URL of another scheme', withHelpdesk({ url: 'file:///etc/passwd' }), ['/profiles/0/helpdesk/url']],
    ['a key twice', document(sampleProfile()).replace('"name"', '"id":"other","name"'), ['/profiles/0/id']],
    ['a key twice, once by an escape', document(sampleProfile()).replace('"name"', '"\\u0069d":"other","name"'), ['/profiles/0/id']],
    ['two mistakes of different kinds', document({ ...sampleProfile({ clientId: 'x' }), tenantId: undefined }), ['/profiles/0/clientId', '/profiles/0/tenantId']],
  ]
  for (const [name, content, paths] of wrong) it(`refuses ${name}`, () => assert.deepEqual(pathsOf(content), paths))

  const syntax: [string, string][] = [
    ['', 'line 1, column 1: '],
    ['{\n  "version": 1,\n}', 'line 3, column 1: '],
    ['{"version":1}}', 'line 1, column 14: '],
    ['{"version":1 "profiles":[]}', 'line 1, column 14: '],
    ['// x\n{}', 'line 1, column 1: '],
    ['{"a":"\\q"}', 'line 1, column 6: '],
    ['{"a":01}', 'line 1, column 7: '],
    [`{"a":${'['.repeat(100_000)}`, 'line 1, column 69: '],
    [`{\r\n${' '.repeat(9000)}x`, 'line 2, column 9001: '],
    ['{\r\n\r\n\n\r  x', 'line 5, column 3: '],
    ['{\r', 'line 2, column 1: '],
    [`{"version":1,"profiles":[${'{},'.repeat(200)}`, 'line 1, column 626: '],
  ]
  for (const [content, start] of syntax) {
    it(`tells where ${JSON.stringify(content.slice(0, 30))} is no JSON`, () => {
      const mistakes = mistakesOf(content)
      assert.deepEqual(mistakes.map(({ path, message }) => [path, message.slice(0, start.length)]), [['', start]])
    })
  }

  const encodings: [string, Uint8Array, RegExp][] = [
    ['UTF-16 with a mark', Buffer.from('\ufeff{}', 'utf16le'), /UTF-16/],
    ['UTF-16 without a mark', Buffer.from('{}', 'utf16le'), /UTF-16/],
    ['UTF-16, big end first', Buffer.from('{}', 'utf16le').swap16(), /UTF-16/],
    ['UTF-32', Buffer.from([0x7b, 0, 0, 0, 0x7d, 0, 0, 0]), /UTF-32/],
    ['Latin-1', Buffer.from('{"version":1,"name":"ü"}', 'latin1'), /UTF-8/],
    ['more than 16 MB', new Uint8Array(16 * 1024 * 1024 + 1), /16 MB/],
  ]
  for (const [name, bytes, sentence] of encodings) {
    it(`refuses ${name} as one mistake`, () => {
      const [mistake, ...others] = mistakesOf(bytes)
      assert.deepEqual([mistake?.path, others], ['', []])
      assert.match(mistake?.message ?? '', sentence)
    })
  }

  it('takes a document of exactly 16 MB', () => {
    const text = document(sampleProfile())
    assert.deepEqual(mistakesOf(Buffer.from(text.padEnd(16 * 1024 * 1024))), [])
  })

  it('shows the beginning of a key that is long without end', () => {
    const [path = ''] = pathsOf(withProfile({ ['~'.repeat(100_000)]: 1 }))
    assert.deepEqual([path.length, path.slice(-5)], ['/profiles/0/'.length + 2 * 256 + 1, '~0~0…'])
    assert.deepEqual(pathsOf(withProfile({ ['k'.repeat(256)]: 1 })), [`/profiles/0/${'k'.repeat(256)}`])
  })

  const LARGEST = 16 * 1024 * 1024
  const hostile: [string, string][] = [
    ['line ends before a syntax error', `{${'\r\n'.repeat(LARGEST / 2 - 10)}!`],
    ['long keys of control characters', `{${Array.from({ length: 100 }, (_, index) => `"${index}${'\x7f'.repeat(160_000)}":1`).join()}}`],
    ['empty profiles', `{"version":1,"profiles":[${'{},'.repeat(LARGEST / 3 - 20)}{}]}`],
  ]
  for (const [name, content] of hostile) {
    it(`refuses 16 MB of ${name} within 2 seconds`, function () {
      this.timeout(20_000)
      const bytes = Buffer.from(content)
      // The time of this process alone: other work on the machine does not count.
      const before = process.cpuUsage()
      const mistakes = mistakesOf(bytes)
      const { user, system } = process.cpuUsage(before)
      assert.ok(mistakes.length > 0)
      assert.ok(mistakes.every(({ path }) => path.length < 4096))
      assert.ok((user + system) / 1000 < 2000, `${Math.round((user + system) / 1000)} ms`)
    })
  }

  it('shows 100 mistakes and counts the rest', () => {
    const check = checkDocument(document(...Array.from({ length: 300 }, (_, index) => sampleProfile({ id: `p${index}`, clientId: 'x' }))))
    assert.ok('mistakes' in check)
    assert.deepEqual([check.mistakes.length, check.total, check.mistakes[99]?.path], [100, 300, '/profiles/99/clientId'])
  })

  it('repeats no value of the document', () => {
    const canary = 'c4n4ry-v4lue'
    const content = JSON.stringify({
      version: canary,
      profiles: [{
        id: `${canary} `, name: `${canary}\n`, cloud: canary, connection: canary, flow: canary, tenantId: canary, clientId: canary, objectId: canary,
        credential: { kind: canary, expiresOn: canary }, mailboxes: [{ address: canary, imap: canary, smtp: canary, from: canary }],
        helpdesk: { product: canary, url: canary, redirectUri: canary },
      }],
    })
    const mistakes = mistakesOf(content)
    assert.equal(mistakes.length, 18)
    assert.equal(JSON.stringify(mistakes).includes(canary), false)
    assert.equal(JSON.stringify(mistakesOf(`{"a": ${canary}`)).includes(canary), false)
  })

  it('says the same of a text and of its value', () => {
    for (const [, content, paths] of wrong) {
      const check = checkDocumentValue(JSON.parse(content))
      const doubled = content.includes('"id":"other"') || content.includes('0069d')
      if (!doubled) assert.deepEqual('mistakes' in check ? check.mistakes.map(({ path }) => path).sort() : [], [...paths].sort())
    }
  })
})

describe('parseDocument', () => {
  it('throws the mistakes as details, and the total in the sentence', () => {
    const many = document(...Array.from({ length: 300 }, (_, index) => sampleProfile({ id: `p${index}`, clientId: 'x' })))
    assert.throws(() => parseDocument(many), (error) => error instanceof HelpdeskOAuthError && error.code === 'document.invalid'
      && Array.isArray(error.details) && error.details.length === 100 && error.message.includes('300'))
  })

  it('reads back what formatDocument writes', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/)
    const address = fc.tuple(label, label).map(([local, domain]) => `${local}@${domain}.example`)
    const mailboxes = fc.uniqueArray(fc.record({ address, imap: fc.constant(true), smtp: fc.boolean(), from: fc.option(address, { nil: undefined }) }, { requiredKeys: ['address', 'imap', 'smtp'] }),
      { minLength: 1, maxLength: 4, selector: (mailbox) => mailbox.address })
    const profile = fc.record({ id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/), name: fc.stringMatching(/^[\p{L}\p{S}"\\]{1,40}$/u), mailboxes, clientId: fc.uuid() })
    const profiles = fc.uniqueArray(profile, { maxLength: 5, selector: ({ id }) => id.toLowerCase() })
    fc.assert(fc.property(profiles, (all) => {
      const before = { version: 1 as const, profiles: all.map((one) => sampleProfile(one)) }
      const plain: unknown = JSON.parse(JSON.stringify(before))
      assert.deepEqual(parseDocument(Buffer.from(formatDocument(before))), plain)
    }))
  })

  it('throws nothing but its own error, whatever comes', () => {
    const whole = document(sampleProfile({ cloud: sampleOwnCloud }))
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(40), fc.oneof(fc.string({ unit: 'binary' }), fc.json())).map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length))
    const only = (content: Uint8Array | string): void => {
      try {
        parseDocument(content)
      } catch (error) {
        assert.ok(error instanceof HelpdeskOAuthError && error.code === 'document.invalid', String(error))
      }
    }
    fc.assert(fc.property(cut, only), { numRuns: 500 })
    fc.assert(fc.property(fc.uint8Array(), only))
  })
})

describe('parseProfile', () => {
  it('throws nothing but its own error, whatever comes', () => {
    const values = fc.record(Object.fromEntries(Object.keys(sampleProfile()).map((key) => [key, fc.oneof(fc.anything(), fc.constant(sampleProfile()[key as 'id']))])))
    fc.assert(fc.property(fc.oneof(fc.anything(), values), (value) => {
      try {
        parseProfile(value)
      } catch (error) {
        assert.ok(error instanceof HelpdeskOAuthError, String(error))
      }
    }))
  })
})

describe('applyChanges', () => {
  it('replaces keys whole and takes a key away by null', () => {
    const profile = sampleProfile({ objectId: '0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b12', helpdesk: { product: 'zammad', url: 'https://a.example/' } })
    assert.deepEqual(applyChanges(profile, { name: 'New', objectId: null, helpdesk: { product: 'znuny' } }), sampleProfile({ name: 'New', helpdesk: { product: 'znuny' } }))
  })

  for (const [name, changes, code] of [
    ['another id', { id: 'other' }, 'argument.invalid'], ['no object', 'x', 'argument.invalid'], ['a list', [], 'argument.invalid'],
    ['an unknown key', { colour: 'red' }, 'document.invalid'], ['__proto__', JSON.parse('{"__proto__":{}}'), 'document.invalid'],
    ['a key that is needed taken away', { tenantId: null }, 'document.invalid'],
  ] as [string, unknown, string][]) {
    it(`refuses ${name}`, () => {
      assert.throws(() => applyChanges(sampleProfile(), changes), (error) => error instanceof HelpdeskOAuthError && error.code === code)
    })
  }
})
