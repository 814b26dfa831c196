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
