import assert from 'node:assert/strict'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { call, entraUrl, type Answer } from '../practice-clients.ts'
import { authorizePath, Browser } from './sign-in-client.ts'

const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad'

describe('discoveryRoute', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  const discover = (segment: string): Promise<Answer> => call(entraUrl(tenant, '/v2.0/.well-known/openid-configuration', segment), { ca: tenant.caPem })

  it('leaves the tenant open in the issuer of the shared endpoints, and keeps their names in the others', async () => {
    for (const [segment, issuer, name] of [['common', '{tenantid}', 'common'], ['Organizations', '{tenantid}', 'organizations'], ['consumers', PERSONAL, 'consumers'], [PERSONAL, PERSONAL, 'consumers']] as const) {
      const { json } = await discover(segment)
      assert.equal(json['issuer'], entraUrl(tenant, '/v2.0', issuer))
      assert.equal(json['authorization_endpoint'], entraUrl(tenant, '/oauth2/v2.0/authorize', name))
      assert.equal(json['device_authorization_endpoint'], entraUrl(tenant, '/oauth2/v2.0/devicecode', name))
    }
  })

  it('serves the keys below every name', async () => {
    const keys = await Promise.all(['common', 'consumers', tenant.ids.tenantId].map(async (segment) => (await call(entraUrl(tenant, '/discovery/v2.0/keys', segment), { ca: tenant.caPem })).text))
    assert.equal(new Set(keys).size, 1)
  })

  it('says that the tenant lives in another cloud, here and at every sign-in', async () => {
    tenant.tenant.patch({ tenant: { nationalCloud: 'usgov' } })
    for (const segment of [tenant.ids.tenantId, 'practice.example']) assert.deepEqual((await discover(segment)).json['error_codes'], [90038])
    assert.equal((await discover('common')).status, 200)
    assert.equal((await new Browser(tenant).visit(authorizePath(tenant))).number, 90038)
  })
})
