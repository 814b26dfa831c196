import assert from 'node:assert/strict'
import { ANNA, BEN, HELPDESK_REDIRECT_URI } from '../../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../../src/practice/start.ts'
import { claimsOf, imapClient, type Answer } from '../../practice-clients.ts'
import { challengeOf, codeOf, MAIL_SCOPES, newVerifier, OUTLOOK, redeem, signIn, type SignInOptions } from '../sign-in-client.ts'

const MINUTE_MS = 60_000

describe('authorizationCodeGrant', () => {
  let tenant: PracticeTenant
  let aheadMs = 0
  before(async () => (tenant = await startPracticeTenant({ now: () => new Date(Date.now() + aheadMs) })))
  afterEach(() => {
    aheadMs = 0
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  const application = (patch: object): void => tenant.tenant.patch({ applications: { [tenant.ids.appId]: patch } })
  const refused = ({ status, json }: Answer, expected: readonly [status: number, error: string, number: number, suberror?: string]): void =>
    assert.deepEqual([status, json['error'], json['error_codes'], ...(json['suberror'] === undefined ? [] : [json['suberror']])], [expected[0], expected[1], [expected[2]], ...expected.slice(3)])

  it('gives a token for the user, with all that was consented to at that resource', async () => {
    const { accessToken, refreshToken, json } = await signIn(tenant, { scopes: [`${OUTLOOK}/IMAP.AccessAsUser.All`, 'openid', 'profile', 'offline_access'], token: { client_info: '1' } })
    const claims = claimsOf(accessToken)
    assert.deepEqual(
      ['aud', 'iss', 'tid', 'oid', 'upn', 'unique_name', 'scp', 'appid', 'appidacr', 'idtyp', 'roles'].map((name) => claims[name]),
      [OUTLOOK, `https://sts.windows.net/${tenant.ids.tenantId}/`, tenant.ids.tenantId, tenant.ids.anna, ANNA, ANNA, 'IMAP.AccessAsUser.All SMTP.Send', tenant.ids.appId, '1', 'user', undefined],
    )
    assert.equal(json['scope'], `${OUTLOOK}/IMAP.AccessAsUser.All ${OUTLOOK}/SMTP.Send`)
    assert.match(refreshToken, /^1\.A[\w-]{40,}$/)
    assert.deepEqual(JSON.parse(Buffer.from(String(json['client_info']), 'base64url').toString()), { uid: tenant.ids.anna, utid: tenant.ids.tenantId })
    const idToken = claimsOf(String(json['id_token']))
    assert.deepEqual([idToken['aud'], idToken['preferred_username'], idToken['ver']], [tenant.ids.appId, ANNA, '2.0'])
  })

  it('gives what the mail servers let in', async () => {
    const { accessToken } = await signIn(tenant)
    const client = imapClient(tenant, accessToken, ANNA)
    await client.connect()
    assert.equal((await client.mailboxOpen('INBOX', { readOnly: true })).path, 'INBOX')
    client.close()
  })

  it('gives no refresh token, id token or client info that nobody asked for', async () => {
    const { json } = await signIn(tenant, { scopes: [`${OUTLOOK}/SMTP.Send`] })
    assert.deepEqual(['refresh_token', 'id_token', 'client_info'].filter((name) => name in json), [])
  })

  it('carries the nonce into the id token', async () => {
    const { json } = await signIn(tenant, { scopes: ['openid'], authorize: { nonce: 'n-1' } })
    assert.equal(claimsOf(String(json['id_token']))['nonce'], 'n-1')
  })

  it('makes a token for Graph where no resource is named', async () => {
    const { accessToken } = await signIn(tenant, { scopes: ['openid', 'User.Read'] })
    assert.deepEqual([claimsOf(accessToken)['aud'], claimsOf(accessToken)['scp']], ['https://graph.microsoft.com', 'openid IMAP.AccessAsUser.All SMTP.Send User.Read'])
  })

  it('writes .default out to what the registration lists', async () => {
    const { json } = await signIn(tenant, { scopes: [`${OUTLOOK}/.default`] })
    assert.equal(json['scope'], `${OUTLOOK}/IMAP.AccessAsUser.All ${OUTLOOK}/SMTP.Send`)
  })

  it('lets the code stand for several resources, and a token for one', async () => {
    const scopes = [...MAIL_SCOPES, 'https://graph.microsoft.com/User.Read']
    assert.equal(claimsOf((await signIn(tenant, { scopes })).accessToken)['aud'], OUTLOOK)
    assert.equal(claimsOf((await signIn(tenant, { scopes, token: { scope: 'User.Read' } })).accessToken)['aud'], 'https://graph.microsoft.com')
    refused(await redeem(tenant, await codeOf(tenant, { scopes }), { token: { scope: scopes.join(' ') } }), [400, 'invalid_scope', 70011])
    refused(await redeem(tenant, await codeOf(tenant), { token: { scope: ' ' } }), [400, 'invalid_scope', 28003])
  })

  it('checks PKCE, plain and S256', async () => {
    const verifier = newVerifier()
    const plain = { code_challenge: verifier }
    const s256 = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' }
    for (const authorize of [plain, s256]) assert.equal((await redeem(tenant, await codeOf(tenant, { authorize }), { token: { code_verifier: verifier } })).status, 200)
    for (const code_verifier of [newVerifier(), undefined, '']) refused(await redeem(tenant, await codeOf(tenant, { authorize: s256 }), { token: { code_verifier } }), [400, 'invalid_grant', 501481])
    refused(await redeem(tenant, await codeOf(tenant), { token: { code_verifier: verifier } }), [400, 'invalid_grant', 501481])
  })

  it('takes a code once, for ten minutes, from its own client and with its own redirect URI', async () => {
    const code = await codeOf(tenant)
    refused(await redeem(tenant, code, { redirectUri: 'http://localhost' }), [401, 'invalid_client', 500112])
    assert.equal((await redeem(tenant, code)).status, 200)
    refused(await redeem(tenant, code), [400, 'invalid_grant', 54005])
    const late = await codeOf(tenant)
    aheadMs += 10 * MINUTE_MS
    refused(await redeem(tenant, late), [400, 'invalid_grant', 70008])
    refused(await redeem(tenant, 'garbage'), [400, 'invalid_grant', 70000])
    refused(await redeem(tenant, ''), [400, 'invalid_request', 900144])
    const other = '99999999-2222-4333-8444-555555555555'
    tenant.tenant.patch({ applications: { [other]: { ...tenant.tenant.state().applications[tenant.ids.appId], redirectUris: { [HELPDESK_REDIRECT_URI]: 'public' } } } })
    refused(await redeem(tenant, await codeOf(tenant), { token: { client_id: other } }), [400, 'invalid_grant', 70000])
  })

  it('wants the proof that the platform of the redirect URI has', async () => {
    refused(await redeem(tenant, await codeOf(tenant), { token: { client_secret: undefined } }), [401, 'invalid_client', 7000218])
    refused(await redeem(tenant, await codeOf(tenant), { token: { client_secret: 'wrong' } }), [401, 'invalid_client', 7000215])
    refused(await redeem(tenant, await codeOf(tenant), { headers: { origin: 'https://page.example' } }), [400, 'invalid_request', 9002326])
    application({ redirectUris: { [HELPDESK_REDIRECT_URI]: 'public' } })
    refused(await redeem(tenant, await codeOf(tenant)), [401, 'invalid_client', 700025])
    const { json } = await redeem(tenant, await codeOf(tenant), { token: { client_secret: undefined } })
    assert.equal(claimsOf(String(json['access_token']))['appidacr'], '0')
  })

  it('gives a page\'s code to a page alone', async () => {
    application({ redirectUris: { [HELPDESK_REDIRECT_URI]: 'spa' } })
    const fromPage: SignInOptions = { token: { client_secret: undefined }, headers: { origin: 'https://helpdesk.practice.example' } }
    refused(await redeem(tenant, await codeOf(tenant), { token: { client_secret: undefined } }), [400, 'invalid_request', 9002327])
    refused(await redeem(tenant, await codeOf(tenant), fromPage), [400, 'invalid_request', 9002325])
    assert.ok((await signIn(tenant, fromPage)).accessToken)
  })

  it('looks at the user and the consent once more', async () => {
    const code = await codeOf(tenant)
    application({ consent: { 'SMTP.Send': null } })
    refused(await redeem(tenant, code), [400, 'invalid_grant', 65001, 'consent_required'])
    const second = await codeOf(tenant, { user: BEN })
    tenant.tenant.patch({ users: { [BEN]: { enabled: false } } })
    refused(await redeem(tenant, second), [400, 'invalid_grant', 50057])
  })
})
