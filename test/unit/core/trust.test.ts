import assert from 'node:assert/strict'
import { rootCertificates, type PeerCertificate } from 'node:tls'
import { HelpdeskOAuthError } from '../../../src/core/errors.ts'
import { parseCa, tlsOptions, trustFor } from '../../../src/core/trust.ts'
import { sampleOwnCloud, sampleProfile } from './profiles/sample-profile.ts'

const EXTRA = `-----BEGIN CERTIFICATE-----\n${'QUJD'.repeat(16)}\n-----END CERTIFICATE-----`

describe('trustFor', () => {
  it('trusts Node\'s own roots everywhere', () => {
    const roots = trustFor(sampleProfile()).caFor('login.microsoftonline.com').map((root) => root.replace(/\s/g, ''))
    assert.ok(rootCertificates.every((root) => roots.includes(root.replace(/\s/g, ''))))
    assert.equal(new Set(roots).size, roots.length)
  })

  it('adds an extra root for an own cloud\'s hosts and its helpdesk\'s alone', () => {
    const trust = trustFor(sampleProfile({ cloud: sampleOwnCloud, helpdesk: { product: 'zammad', url: 'https://desk.example:8443/' } }), EXTRA)
    const trusted = ['login.practice.example', 'MAIL.practice.example', 'desk.example', 'login.microsoftonline.com', 'sub.mail.practice.example']
      .map((host) => trust.caFor(host).includes(EXTRA))
    assert.deepEqual(trusted, [true, true, true, false, false])
  })

  it('adds no extra root in a cloud of Microsoft, whatever its helpdesk\'s host', () => {
    const trust = trustFor(sampleProfile({ helpdesk: { product: 'zammad', url: 'https://login.microsoftonline.com/' } }), EXTRA)
    assert.equal(trust.caFor('login.microsoftonline.com').includes(EXTRA), false)
  })
})

describe('tlsOptions', () => {
  const trust = trustFor(sampleProfile())
  const check = (host: string, subjectaltname: string | undefined): string | undefined => {
    const certificate = { subject: { CN: host }, subjectaltname } as unknown as PeerCertificate
    const error = tlsOptions(trust, host).checkServerIdentity('attacker.example', certificate)
    return error && 'code' in error ? String(error.code) : undefined
  }

  it('verifies and asks for TLS 1.2', () => {
    const { rejectUnauthorized, minVersion, servername } = tlsOptions(trust, 'mail.example')
    assert.deepEqual([rejectUnauthorized, minVersion, servername], [true, 'TLSv1.2', 'mail.example'])
  })

  it('sends no address as server name', () => assert.equal('servername' in tlsOptions(trust, '127.0.0.1'), false))

  for (const [host, names, code] of [
    ['mail.example', 'DNS:mail.example', undefined],
    ['mail.example', undefined, 'NO_SUBJECT_ALT_NAME'],
    ['mail.example', 'email:a@mail.example', 'NO_SUBJECT_ALT_NAME'],
    ['mail.example', 'DNS:attacker.example', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['127.0.0.1', 'IP Address:127.0.0.1', undefined],
    ['127.0.0.1', 'DNS:127.0.0.1', 'NO_SUBJECT_ALT_NAME'],
  ] as [string, string | undefined, string | undefined][]) {
    it(`answers ${code ?? 'nothing'} for ${host} named by ${names ?? 'its common name'}`, () => assert.equal(check(host, names), code))
  }
})

describe('parseCa', () => {
  it('takes certificates and leaves out the text around them', () => {
    const [first = '', second = ''] = rootCertificates
    assert.equal(parseCa(`# roots\n${first}\n\n${second}\n`), `${first}\n${second}`)
  })

  for (const [name, pem] of [['nothing', ''], ['a key', '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----'], ['a damaged certificate', EXTRA]] as const) {
    it(`refuses ${name}`, () => {
      assert.throws(() => parseCa(pem), (error) => error instanceof HelpdeskOAuthError && error.code === 'argument.invalid')
    })
  }
})
