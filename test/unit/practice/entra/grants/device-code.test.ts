import assert from 'node:assert/strict'
import { ANNA } from '../../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../../src/practice/start.ts'
import { askToken, call, claimsOf, entraUrl, type Answer } from '../../practice-clients.ts'
import { Browser, MAIL_SCOPES, query, refresh, type Page } from '../sign-in-client.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

describe('deviceCodeGrants', () => {
  let tenant: PracticeTenant
  let aheadMs = 0
  before(async () => (tenant = await startPracticeTenant({ now: () => new Date(Date.now() + aheadMs) })))
  afterEach(() => {
    aheadMs = 0
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  const begin = async (changes: Record<string, string | undefined> = {}): Promise<Answer> => call(entraUrl(tenant, '/oauth2/v2.0/devicecode'), {
    method: 'POST', ca: tenant.caPem, body: query({ client_id: tenant.ids.appId, scope: MAIL_SCOPES.join(' '), ...changes }),
  })
  const poll = (deviceCode: unknown, changes: Record<string, string | undefined> = {}): Promise<Answer> =>
    askToken(tenant, { grant_type: GRANT, client_secret: undefined, scope: undefined, device_code: String(deviceCode), ...changes })
  const refused = ({ status, json }: Answer, error: string, number: number, expectedStatus = 400): void => assert.deepEqual([status, json['error'], json['error_codes']], [expectedStatus, error, [number]])

  async function type(userCode: unknown, browser = new Browser(tenant)): Promise<Page> {
    const page = await browser.visit('/oauth2/deviceauth', 'common')
    assert.match(page.html, /<label for="user_code">/)
    return browser.submit(page, { user_code: String(userCode) })
  }

  it('gives the token once the user has typed in the code, picked an account and said yes', async () => {
    const { status, json } = await begin()
    assert.equal(status, 200)
    assert.deepEqual([json['expires_in'], json['interval'], json['verification_uri']], [900, 5, entraUrl(tenant, '/oauth2/deviceauth', 'common')])
    assert.match(String(json['message']), new RegExp(`enter the code ${String(json['user_code'])} to`))
    refused(await poll(json['device_code']), 'authorization_pending', 70016)
    const browser = new Browser(tenant)
    const account = await type(String(json['user_code']).toLowerCase(), browser)
    const confirm = await browser.submit(account, { username: ANNA })
    assert.match(confirm.html, /Are you trying to sign in\?/)
    refused(await poll(json['device_code'], { grant_type: 'device_code' }), 'slow_down', 70016)
    assert.match((await browser.submit(confirm, { consent: 'accept' })).html, /You have signed in/)
    const answer = await poll(json['device_code'], { grant_type: 'device_code' })
    assert.deepEqual([claimsOf(String(answer.json['access_token']))['upn'], claimsOf(String(answer.json['access_token']))['appidacr']], [ANNA, '0'])
    assert.equal((await refresh(tenant, String(answer.json['refresh_token']), { token: { client_secret: undefined } })).status, 200)
    refused(await poll(json['device_code']), 'bad_verification_code', 70018)
  })

  it('waits in peace for a client that asks every five seconds', async () => {
    const { json } = await begin()
    for (let step = 0; step < 3; step++) {
      refused(await poll(json['device_code']), 'authorization_pending', 70016)
      aheadMs += 5000
    }
  })

  it('says that the user declined', async () => {
    const { json } = await begin()
    const browser = new Browser(tenant)
    const page = await browser.submit(await type(json['user_code'], browser), { username: ANNA })
    assert.match((await browser.submit(page, { consent: 'cancel' })).html, /You did not sign in/)
    refused(await poll(json['device_code']), 'authorization_declined', 65004)
    assert.equal((await type(json['user_code'])).number, 90120)
  })

  it('forgets both codes after a quarter of an hour', async () => {
    const { json } = await begin()
    aheadMs = 15 * 60_000
    refused(await poll(json['device_code']), 'expired_token', 70020)
    assert.equal((await type(json['user_code'])).number, 70019)
  })

  it('refuses codes that nobody has', async () => {
    refused(await poll('garbage'), 'bad_verification_code', 70018)
    refused(await poll(''), 'invalid_request', 900144)
    assert.equal((await type('WRONG')).number, 70018)
    assert.equal((await type(' - ')).number, 90119)
  })

  it('needs public client flows, or the application\'s secret, once the user has signed in', async () => {
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { publicClientFlows: false } } })
    const { json } = await begin()
    const browser = new Browser(tenant)
    await browser.submit(await browser.submit(await type(json['user_code'], browser), { username: ANNA }), { consent: 'accept' })
    refused(await poll(json['device_code']), 'invalid_client', 7000218, 401)
    refused(await poll(json['device_code'], { client_secret: 'wrong' }), 'invalid_client', 7000215, 401)
    assert.equal((await poll(json['device_code'], { client_secret: Object.values(tenant.secrets)[0]! })).status, 200)
  })

  it('asks for consent on the way', async () => {
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { consent: { 'SMTP.Send': null } } } })
    const { json } = await begin()
    const browser = new Browser(tenant)
    const page = await browser.submit(await type(json['user_code'], browser), { username: ANNA })
    assert.match(page.html, /<li>SMTP.Send<\/li>/)
    await browser.submit(page, { consent: 'accept' })
    assert.equal((await poll(json['device_code'])).status, 200)
  })

  it('refuses to begin for an unknown application, a shared endpoint and a permission that is not the application\'s', async () => {
    refused(await begin({ client_id: 'nobody' }), 'unauthorized_client', 700016)
    refused(await begin({ scope: 'Mail.Read' }), 'invalid_client', 650057, 401)
    refused(await begin({ scope: undefined }), 'invalid_request', 900144)
    const shared = await call(entraUrl(tenant, '/oauth2/v2.0/devicecode', 'organizations'), { method: 'POST', ca: tenant.caPem, body: query({ client_id: tenant.ids.appId, scope: 'User.Read' }) })
    refused(shared, 'invalid_request', 50194)
  })
})
