import assert from 'node:assert/strict'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import type { EntraService } from '../../../../src/practice/service-state.ts'
import { askToken, call, claimsOf, entraUrl, type Answer } from '../practice-clients.ts'
import { authorizePath, Browser, query } from './sign-in-client.ts'

describe('throwDisturbance', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  const disturb = (entra: Partial<EntraService>): void => tenant.tenant.patch({ service: { entra } })
  const deviceCode = (): Promise<Answer> =>
    call(entraUrl(tenant, '/oauth2/v2.0/devicecode'), { method: 'POST', ca: tenant.caPem, body: query({ client_id: tenant.ids.appId, scope: 'User.Read' }) })

  const cases: readonly (readonly [what: string, entra: Partial<EntraService>, status: number, error: string, number: number])[] = [
    ['throttling', { throttled: true }, 429, 'temporarily_unavailable', 90055],
    ['an outage', { unavailable: true }, 503, 'temporarily_unavailable', 90033],
    ['a number that is about the client', { answerWithNumber: 7000215 }, 401, 'invalid_client', 7000215],
    ['a number that is about the grant', { answerWithNumber: 50197 }, 400, 'invalid_grant', 50197],
  ]
  for (const [what, entra, status, error, number] of cases) {
    it(`answers with ${what} at the token endpoint, for device codes and on the sign-in pages, and goes on describing the tenant`, async () => {
      const browser = new Browser(tenant)
      const begun = await browser.visit(authorizePath(tenant))
      disturb(entra)
      for (const answer of [await askToken(tenant), await deviceCode()]) {
        assert.deepEqual([answer.status, answer.json['error'], answer.json['error_codes']], [status, error, [number]])
        assert.equal(answer.headers['retry-after'], status === 429 ? '30' : undefined)
      }
      const page = await browser.visit(authorizePath(tenant))
      if (page.location) assert.deepEqual([page.location.searchParams.get('error'), page.location.searchParams.get('error_description')?.startsWith(`AADSTS${number}`)], [error, true])
      else assert.deepEqual([page.status, page.number, page.headers['retry-after']], [status, number, status === 429 ? '30' : undefined])
      assert.equal((await browser.submit(begun, { username: 'anna@practice.example' })).number, number)
      assert.equal((await call(entraUrl(tenant, '/v2.0/.well-known/openid-configuration'), { ca: tenant.caPem })).status, 200)
      assert.equal((await call(entraUrl(tenant, '/discovery/v2.0/keys'), { ca: tenant.caPem })).status, 200)
    })
  }

  it('sends a number that tells of a person\'s refusal back to the client', async () => {
    disturb({ answerWithNumber: 65004 })
    const { location } = await new Browser(tenant).visit(authorizePath(tenant))
    assert.equal(location?.searchParams.get('error'), 'access_denied')
  })

  it('shifts Entra\'s clock in its Date header and its timestamps, and leaves tokens as the mail servers need them', async () => {
    disturb({ clockAheadS: 7200 })
    const { headers, json } = await askToken(tenant)
    const aheadMs = Date.parse(String(headers['date'])) - Date.now()
    assert.ok(aheadMs > 7_190_000 && aheadMs < 7_201_000, String(aheadMs))
    assert.ok(Math.abs(Number(claimsOf(String(json['access_token']))['exp']) - Date.now() / 1000 - 3599) < 10)
    const refusal = await askToken(tenant, { client_secret: 'wrong' })
    assert.ok(Date.parse(String(refusal.json['timestamp'])) - Date.now() > 7_190_000)
  })
})
