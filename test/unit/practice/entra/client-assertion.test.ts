import assert from 'node:assert/strict'
import { SignJWT } from 'jose'
import { ASSERTION_TYPE } from '../../../../src/practice/entra/client-assertion.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { askToken, claimsOf, entraUrl, type Answer } from '../practice-clients.ts'
import { rsaCertificate, type RsaCertificate } from './rsa-certificate.ts'

describe('checkAssertion', () => {
  const own = rsaCertificate()
  const foreign = rsaCertificate()
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  const register = ({ thumbprint, der }: RsaCertificate, endDateTime = '2040-01-01T00:00:00Z'): void =>
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { certificates: { [thumbprint]: { endDateTime, der } } } } })

  interface Assertion {
    readonly alg?: 'PS256' | 'RS256' | 'PS384'
    readonly header?: Record<string, string>
    readonly key?: RsaCertificate
    readonly audience?: string
    readonly issuer?: string
    readonly subject?: string
    readonly validFromS?: number
    readonly validToS?: number
  }

  const sha256Header = { 'x5t#S256': Buffer.from(own.thumbprint, 'hex').toString('base64url') }

  function assertion({ alg = 'PS256', header = sha256Header, key = own, audience = entraUrl(tenant, '/oauth2/v2.0/token'), issuer, subject, validFromS = 0, validToS = 600 }: Assertion = {}): Promise<string> {
    const nowS = Math.floor(Date.now() / 1000)
    return new SignJWT({}).setProtectedHeader({ alg, ...header }).setAudience(audience).setIssuer(issuer ?? tenant.ids.appId).setSubject(subject ?? tenant.ids.appId)
      .setNotBefore(nowS + validFromS).setExpirationTime(nowS + validToS).sign(key.privateKey)
  }

  const ask = (client_assertion: string): Promise<Answer> => askToken(tenant, { client_secret: undefined, client_assertion, client_assertion_type: ASSERTION_TYPE })

  const refused = async (text: string, number: number): Promise<void> => {
    const { status, json } = await ask(text)
    assert.deepEqual([status, json['error'], json['error_codes']], [401, 'invalid_client', [number]])
  }

  it('takes PS256 with a SHA-256 thumbprint, and RS256 with a SHA-1 one', async () => {
    register(own)
    const { status, json } = await ask(await assertion())
    assert.equal(status, 200)
    assert.equal(claimsOf(String(json['access_token']))['appidacr'], '2')
    const older = await ask(await assertion({ alg: 'RS256', header: { x5t: Buffer.from(own.sha1, 'hex').toString('base64url') } }))
    assert.equal(older.status, 200)
  })

  it('does not know a certificate that is not the application\'s, or that has expired there', async () => {
    await refused(await assertion(), 700027)
    register(own, '2020-01-01T00:00:00Z')
    await refused(await assertion(), 700027)
  })

  it('refuses a signature by another key, and a header that names no certificate', async () => {
    register(own)
    await refused(await assertion({ key: foreign }), 700027)
    await refused(await assertion({ header: {} }), 700027)
  })

  it('refuses what is too old, too early, or too late by Entra\'s clock', async () => {
    register(own)
    await refused(await assertion({ validFromS: -2000, validToS: -400 }), 700024)
    await refused(await assertion({ validFromS: 400 }), 700024)
    tenant.tenant.patch({ service: { entra: { clockAheadS: 1200 } } })
    await refused(await assertion(), 700024)
  })

  it('tolerates five minutes', async () => {
    register(own)
    assert.equal((await ask(await assertion({ validFromS: 250 }))).status, 200)
  })

  it('refuses another audience, issuer, subject, algorithm, and what is no token', async () => {
    register(own)
    for (const wrong of [{ audience: 'https://login.example/token' }, { issuer: 'someone' }, { subject: 'someone' }, { alg: 'PS384' as const }]) await refused(await assertion(wrong), 50027)
    for (const text of ['nonsense', 'a.b.c', '..', 'e30.e30.']) {
      const { json } = await ask(text)
      assert.match(String(json['error_codes']), /^(50027|700027)$/, text)
    }
  })

  it('refuses another type of assertion, and a certificate in the state that is none', async () => {
    const { json } = await askToken(tenant, { client_secret: undefined, client_assertion: 'x', client_assertion_type: 'saml' })
    assert.deepEqual(json['error_codes'], [90023])
    register({ ...own, der: Buffer.from('no certificate').toString('base64') })
    await refused(await assertion(), 700027)
  })
})
