import assert from 'node:assert/strict'
import fc from 'fast-check'
import { redactor } from '../../../src/core/redaction.ts'
import { Secret } from '../../../src/core/secret.ts'

const SECRET = 'aB3/+8Q~ä"line\nof~the_secret.value-1234567'

describe('redactor', () => {
  const { text, json } = redactor([new Secret(SECRET)])

  for (const [form, value] of [
    ['as it is', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['in a form', new URLSearchParams({ x: SECRET }).toString().slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64url', Buffer.from(SECRET).toString('base64url')],
    ['inside a longer text in base64', Buffer.from(`user=a ${SECRET} b`).toString('base64')],
    ['shifted by one in base64', Buffer.from(`u${SECRET}`).toString('base64')],
    ['shifted by two in base64', Buffer.from(`us${SECRET}`).toString('base64')],
  ] as const) {
    it(`knows a live secret ${form}`, () => {
      const shown = text(`before ${value} after`)
      assert.ok(!shown.includes(value.slice(6, -6)), shown)
      assert.match(shown, /^before .*after$/s)
    })
  }

  for (const [what, value, kept] of [
    ['a JWT', 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2lnbmF0dXJlLXZhbHVl', 'Bearer'],
    ['an Entra secret', 'Xy_8Q~abcdefghijklmnopqrstuvwxyz0123456', 'value'],
    ['a refresh token', `0.AXEA${'aB3_'.repeat(20)}.AgABAAEAAAD`, 'refresh'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\n-----END PRIVATE KEY-----', 'key'],
    ['a SASL login', Buffer.from('user=a@b.example\u0001auth=Bearer opaque\u0001\u0001').toString('base64'), 'AUTHENTICATE'],
    ['a value under client_secret', 'client_secret=short-one&x=1', 'x=1'],
    ['a value under "refresh_token"', '"refresh_token": "1//opaque-value"', 'refresh_token'],
    ['a Basic header', 'Basic dXNlcjpwYXNzd29yZA==', 'header'],
  ] as const) {
    it(`knows ${what} by its shape`, () => {
      const shown = text(`${kept} ${value}`)
      assert.match(shown, /\[redacted\]/)
      assert.ok(shown.includes(kept))
      assert.ok(!/Xy_8Q|AXEA|MIGH|c2lnbmF0|short-one|opaque-value|dXNlcj/.test(shown), shown)
    })
  }

  for (const [where, value] of [
    ['a PHP array', '\'clientSecret\' => \'opa,que;&va lue\''],
    ['print_r', '[clientSecret] => opa-que'],
    ['var_dump', '["client_secret"]=>\n  string(7) "opa-que"'],
    ['PHP\'s serialize', 's:12:"clientSecret";s:7:"opa-que";'],
    ['a Ruby hash', ':client_secret=>"opa-que"'],
    ['JSON', '"accessToken":"opa-\\"que"'],
    ['JSON within JSON', '{\\"client_secret\\":\\"opa-que\\"}'],
    ['a percent-encoded form', 'client_secret%3Dopa-que'],
    ['percent-encoded JSON', '%22client_secret%22%3A%22opa-que%22'],
    ['escaped HTML', '&quot;clientSecret&quot;:&quot;opa-que&quot;'],
    ['XML', '<ClientSecret>opa-que</ClientSecret>'],
    ['a form\'s label', 'Client Secret: 1opa-que'],
    ['quotes, with signs that end a bare word', '"password": "x&y,opa;que"'],
  ] as const) {
    it(`knows a value by its key in ${where}`, () => {
      const shown = text(`before ${value} after`)
      assert.ok(!shown.includes('opa') && !shown.includes('que'), shown)
      assert.match(shown, /^before .*secret.*after$|^before .*(?:accessToken|password).*after$/is)
    })
  }

  it('leaves the quotes of a value, so that JSON stays JSON', () => {
    assert.equal(text('{"client_secret":"opaque","x":"kept"}'), '{"client_secret":"[redacted]","x":"kept"}')
    assert.equal(text('{\\"client_secret\\":\\"opaque\\",\\"x\\":1}'), '{\\"client_secret\\":\\"[redacted]\\",\\"x\\":1}')
  })

  it('hides the value of a telling key in an object', () => {
    assert.deepEqual(json({ accessToken: 'opaque', a: { client_secret: 'x', name: 'kept' } }), { accessToken: '[redacted]', a: { client_secret: '[redacted]', name: 'kept' } })
  })

  it('knows an encrypted key with its headers, and a key in percent-encoding', () => {
    const pem = '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0A1B2C\n\nMIIEopaque+/=\n-----END RSA PRIVATE KEY-----'
    for (const form of [pem, pem.replaceAll('\n', '\r\n'), encodeURIComponent(pem.replace(/Proc[^]*\n\n/, '')), JSON.stringify(pem).slice(1, -1)]) {
      assert.equal(text(`key ${form} after`), 'key [redacted] after')
    }
  })

  it('knows a JWT whatever stands before it', () => {
    for (const before of ['token.', 'x-', '_', '-eyJ-']) assert.equal(text(`${before}eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.c2ln`), before.replace('eyJ-', '') === before ? `${before}[redacted]` : '-[redacted]')
  })

  for (const plain of [
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    'Basic Authentication, BASIC AUTHENTICATION and Bearer authorization are words.',
    'AADSTS7000218: The request body must contain the following parameter: \'client_assertion\' or \'client_secret\'.',
    'AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: \'A1B2C3D4E5F6A7B8C9D0E1F2A3B4C5D6E7F8A9B0\']',
    'AADSTS7000222: The provided client secret keys for app \'0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b11\' are expired.',
    '* OK The Microsoft Exchange IMAP4 service is ready. [TABPADAAUAAxADIAMwBDAEEAMAAwADEANAAuAGUAdQByAHAAcgBkADEAMgAuAHAAcgBvAGQALgBvAHUAdABsAG8AbwBrAC4AYwBvAG0A]',
    '+ eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=',
    'Client secret: expired',
  ]) {
    it(`keeps "${plain.slice(0, 40)}..."`, () => assert.equal(text(plain), plain))
  }

  for (const unit of [
    '-eyJ', 'eyJaaaaaaaaaaa.', 'a', 'a.', 'Bearer ', 'Bearer         ', 'Basic Aaa-', '-----BEGIN PRIVATE KEY-----\nProc-Type: 4', '-----BEGIN ', 'client_secret=',
    'password="', 'password=\\"', 'password="\\', 'password=&quot;', 'password:     ', '\\', 'dXNlcj/', '0.A', 'M.C5_B.', 'aaa1Q~', 'password;s:111', '[secret',
  ]) {
    it(`takes time in proportion to a text of ${JSON.stringify(unit)}`, () => {
      const tookMs = (length: number): number => {
        const value = unit.repeat(length / unit.length)
        return Math.min(...Array.from({ length: 5 }, () => {
          const startMs = performance.now()
          text(value)
          return performance.now() - startMs
        }))
      }
      // Eight times the text: sixty-four times as long, were it quadratic. What is below two milliseconds is noise.
      const short = Math.max(tookMs(20_000), 2)
      assert.ok(tookMs(160_000) < 30 * short)
    })
  }

  it('keeps what a reader needs: numbers, GUIDs, hosts, trace ids, replies', () => {
    const plain = 'AADSTS7000215: Invalid client secret. Trace ID: 5a1c4d3e-1111-4222-8333-9f8e7d6c5b4a, host AM0PR01MB1234.eurprd01.prod.exchangelabs.com, 535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com 2026-11-25T01:00:00.000Z 08DE]'
    assert.equal(text(plain), plain)
  })

  it('redacts every string of a value, keys too, and leaves the rest as it was', () => {
    const shown = json({ a: [SECRET, 1, null, true], [SECRET]: { b: `x${SECRET}` } })
    assert.ok(!JSON.stringify(shown).includes('8Q~'))
    assert.deepEqual(shown.a.slice(1), [1, null, true])
  })

  it('lets no secret through, whatever stands around it', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string({ minLength: 12, maxLength: 60 }), (before, after, secret) => {
      const shown = redactor([new Secret(secret)]).text(before + secret + after)
      return !shown.includes(secret) || (before + after).includes(secret) || '[redacted]'.includes(secret)
    }))
  })
})
