import assert from 'node:assert/strict'
import { ConfidentialClientApplication, PublicClientApplication, type Configuration, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node'
import { ANNA, HELPDESK_REDIRECT_URI } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { call, claimsOf, entraUrl, EXCHANGE_SCOPE, profileOf } from '../practice-clients.ts'
import { rsaCertificate } from './rsa-certificate.ts'
import { Browser, challengeOf, codeOf, MAIL_SCOPES, newVerifier } from './sign-in-client.ts'

/** Microsoft's own client against the practice tenant: what it reads, it must find. */
describe('the practice Entra and msal-node', () => {
  let tenant: PracticeTenant
  /** What a person does meanwhile: MSAL's next request waits for it, instead of five seconds */
  let approving: Promise<void> | undefined
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => {
    approving = undefined
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  async function send<T>(method: string, url: string, options: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> {
    const { status, headers, json } = await call(url, { method, ca: tenant.caPem, headers: options.headers ?? {}, ...(options.body === undefined ? {} : { body: options.body }) })
    return { status, headers: headers as Record<string, string>, body: json as T }
  }
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    async sendPostRequestAsync(url, options) {
      await approving
      return send('POST', url, options)
    },
  }
  const configuration = (credential: Partial<Configuration['auth']>): Configuration => ({
    auth: { clientId: tenant.ids.appId, authority: entraUrl(tenant, ''), knownAuthorities: [profileOf(tenant).cloud.authorityHost], ...credential },
    system: { networkClient },
  })
  const confidential = (): ConfidentialClientApplication => new ConfidentialClientApplication(configuration({ clientSecret: Object.values(tenant.secrets)[0]! }))
  const scopes = MAIL_SCOPES.filter((each) => each !== 'offline_access')

  it('discovers, redeems a code with PKCE, and renews silently from its cache', async () => {
    const client = confidential()
    const codeVerifier = newVerifier()
    const url = new URL(await client.getAuthCodeUrl({ scopes, redirectUri: HELPDESK_REDIRECT_URI, codeChallenge: challengeOf(codeVerifier), codeChallengeMethod: 'S256', state: 's', nonce: 'n' }))
    assert.equal(url.pathname, `/${tenant.ids.tenantId}/oauth2/v2.0/authorize`)
    const code = await codeOf(tenant, { authorize: Object.fromEntries(url.searchParams) })
    const result = await client.acquireTokenByCode({ code, scopes, redirectUri: HELPDESK_REDIRECT_URI, codeVerifier, nonce: 'n' })
    assert.deepEqual([result.account?.username, result.account?.localAccountId, result.account?.tenantId], [ANNA, tenant.ids.anna, tenant.ids.tenantId])
    assert.deepEqual([...result.scopes].sort(), [...scopes].sort())
    const renewed = await client.acquireTokenSilent({ account: result.account!, scopes, forceRefresh: true })
    assert.equal(renewed.fromCache, false)
    assert.notEqual(renewed.accessToken, result.accessToken)
  })

  it('redeems a refresh token, and learns that it was revoked', async () => {
    const client = confidential()
    const { refresh_token: refreshToken } = await byHand()
    assert.ok((await client.acquireTokenByRefreshToken({ refreshToken, scopes }))?.accessToken)
    tenant.tenant.patch({ users: { [ANNA]: { signInRevoked: true } } })
    await assert.rejects(confidential().acquireTokenByRefreshToken({ refreshToken, scopes }), { errorCode: 'invalid_grant', subError: 'bad_token' })
  })

  async function byHand(): Promise<{ readonly refresh_token: string }> {
    const code = await codeOf(tenant)
    const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: tenant.ids.appId, client_secret: Object.values(tenant.secrets)[0]!, code, redirect_uri: HELPDESK_REDIRECT_URI })
    const { json } = await call(entraUrl(tenant, '/oauth2/v2.0/token'), { method: 'POST', ca: tenant.caPem, body: body.toString() })
    return { refresh_token: String(json['refresh_token']) }
  }

  it('signs in with a device code', async () => {
    const browser = new Browser(tenant)
    const result = await new PublicClientApplication(configuration({})).acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback({ userCode }) {
        approving = approve(browser, userCode)
      },
    })
    assert.equal(result?.account?.username, ANNA)
  })

  async function approve(browser: Browser, userCode: string): Promise<void> {
    const page = await browser.visit('/oauth2/deviceauth', 'common')
    await browser.submit(await browser.submit(await browser.submit(page, { user_code: userCode }), { username: ANNA }), { consent: 'accept' })
  }

  it('signs in as the application with a certificate', async () => {
    const { thumbprint, der, privateKeyPem } = rsaCertificate()
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { certificates: { [thumbprint]: { endDateTime: '2040-01-01T00:00:00Z', der } } } } })
    const client = new ConfidentialClientApplication(configuration({ clientCertificate: { thumbprintSha256: thumbprint, privateKey: privateKeyPem } }))
    const result = await client.acquireTokenByClientCredential({ scopes: [EXCHANGE_SCOPE] })
    assert.equal(claimsOf(result!.accessToken)['appidacr'], '2')
  })
})
