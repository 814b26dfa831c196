import assert from 'node:assert/strict'
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import { APP_ROLES } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { askToken, call, claimsOf, entraUrl, profileOf, tokenOf, type Answer } from '../practice-clients.ts'

describe('startEntra', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  const get = (path: string, segment?: string): Promise<Answer> => call(entraUrl(tenant, path, segment), { ca: tenant.caPem })
  const secretOf = (): string => tenant.secrets[profileOf(tenant).id]!

  it('describes the tenant by its id, whether the path names its id or its domain', async () => {
    for (const segment of [profileOf(tenant).tenantId, 'Practice.Example']) {
      const { status, json } = await get('/v2.0/.well-known/openid-configuration', segment)
      assert.equal(status, 200)
      assert.equal(json['issuer'], entraUrl(tenant, '/v2.0'))
      assert.equal(json['token_endpoint'], entraUrl(tenant, '/oauth2/v2.0/token'))
      assert.equal(json['authorization_endpoint'], entraUrl(tenant, '/oauth2/v2.0/authorize'))
    }
  })

  it('knows no other tenant', async () => {
    const unknown = await get('/v2.0/.well-known/openid-configuration', 'fabrikam.example')
    assert.deepEqual([unknown.status, unknown.json['error'], unknown.json['error_codes']], [400, 'invalid_tenant', [90002]])
    const malformed = await get('/v2.0/.well-known/openid-configuration', 'undefined')
    assert.deepEqual(malformed.json['error_codes'], [900023])
  })

  it('issues a version 1 token for Exchange, which its own keys verify', async () => {
    const { status, json, headers } = await askToken(tenant)
    assert.equal(status, 200)
    assert.equal(json['token_type'], 'Bearer')
    assert.equal(json['expires_in'], 3599)
    assert.equal(headers['cache-control'], 'no-store, no-cache')
    const keys = createRemoteJWKSet(new URL(entraUrl(tenant, '/discovery/v2.0/keys')), {
      [customFetch]: async () => new Response((await get('/discovery/v2.0/keys')).text),
    })
    const { payload, protectedHeader } = await jwtVerify(String(json['access_token']), keys, {
      audience: 'https://outlook.office365.com', issuer: `https://sts.windows.net/${tenant.ids.tenantId}/`,
    })
    assert.equal(protectedHeader.alg, 'RS256')
    assert.equal(payload['ver'], '1.0')
    assert.equal(payload['appid'], tenant.ids.appId)
    assert.equal(payload['oid'], tenant.ids.servicePrincipalObjectId)
    assert.equal(payload['tid'], tenant.ids.tenantId)
    assert.deepEqual(payload['roles'], [...APP_ROLES])
  })

  it('leaves the roles out of the token where nobody consented', async () => {
    tenant.setFault('entra.roles-missing', true)
    assert.equal('roles' in claimsOf(await tokenOf(tenant)), false)
  })

  it('takes client id and secret from a Basic header too', async () => {
    const basic = Buffer.from([profileOf(tenant).clientId, secretOf()].map(encodeURIComponent).join(':')).toString('base64')
    const { status } = await askToken(tenant, { client_id: undefined, client_secret: undefined }, undefined, { authorization: `Basic ${basic}` })
    assert.equal(status, 200)
  })

  const refusals: readonly (readonly [string, Readonly<Record<string, string | undefined>>, number, string, number])[] = [
    ['an unknown application', { client_id: '11111111-2222-4333-8444-555555555555' }, 400, 'unauthorized_client', 700016],
    ['a client id that is no GUID', { client_id: 'helpdesk' }, 400, 'unauthorized_client', 700016],
    ['a wrong secret', { client_secret: 'abc8Q~wrong' }, 401, 'invalid_client', 7000215],
    ['no secret', { client_secret: undefined }, 401, 'invalid_client', 7000218],
    ['no client id', { client_id: undefined }, 400, 'invalid_request', 900144],
    ['no scope', { scope: undefined }, 400, 'invalid_request', 900144],
    ['no grant type', { grant_type: '' }, 400, 'invalid_request', 900144],
    ['a grant that does not exist', { grant_type: 'magic' }, 400, 'unsupported_grant_type', 70003],
    ['a scope without .default', { scope: 'https://outlook.office365.com/IMAP.AccessAsApp' }, 400, 'invalid_scope', 1002012],
    ['two scopes', { scope: 'https://outlook.office365.com/.default https://graph.microsoft.com/.default' }, 400, 'invalid_scope', 70011],
    ['a scope with a comma', { scope: 'https://outlook.office365.com/.default,offline_access' }, 400, 'invalid_scope', 70011],
    ['an unknown resource', { scope: 'https://outlook.ofice365.com/.default' }, 400, 'invalid_resource', 500011],
  ]
  for (const [what, changes, status, error, number] of refusals) {
    it(`answers ${what} with AADSTS${number} in Entra's shape`, async () => {
      const answer = await askToken(tenant, changes)
      assert.deepEqual([answer.status, answer.json['error'], answer.json['error_codes']], [status, error, [number]])
      assert.match(String(answer.json['error_description']),
        new RegExp(`^AADSTS${number}: .+ Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`))
      for (const key of ['timestamp', 'trace_id', 'correlation_id', 'error_uri']) assert.equal(typeof answer.json[key], 'string', key)
    })
  }

  it('names the unknown tenant at the token endpoint too', async () => {
    const answer = await askToken(tenant, {}, 'fabrikam.example')
    assert.deepEqual([answer.status, answer.json['error'], answer.json['error_codes']], [400, 'invalid_request', [90002]])
    assert.deepEqual((await askToken(tenant, {}, 'common')).json['error_codes'], [50059])
  })

  it('tells an expired secret and a removed one from a wrong one', async () => {
    tenant.setFault('entra.secret-expired', true)
    assert.deepEqual((await askToken(tenant)).json['error_codes'], [7000222])
    tenant.setFault('entra.secret-expired', false)
    tenant.setFault('entra.secret-invalid', true)
    assert.deepEqual((await askToken(tenant)).json['error_codes'], [7000215])
  })

  it('repeats no secret in a refusal, and cuts what it quotes', async () => {
    const { text } = await askToken(tenant, { client_id: '<script>\u202e'.repeat(100), client_secret: 'abc8Q~canary-canary' })
    assert.equal(text.includes('canary'), false)
    assert.equal(text.includes('\u202e'), false)
    assert.ok(text.length < 1500)
  })

  it('hands the caller its correlation id back', async () => {
    const id = '11111111-2222-4333-8444-555555555555'
    const { json } = await askToken(tenant, { client_secret: 'x' }, undefined, { 'client-request-id': id })
    assert.equal(json['correlation_id'], id)
  })

  it('answers another path with 404 and another verb with AADSTS900561', async () => {
    assert.equal((await get('/oauth2/v1.0/token')).status, 404)
    const wrongVerb = await get('/oauth2/v2.0/token')
    assert.deepEqual([wrongVerb.status, wrongVerb.json['error_codes']], [405, [900561]])
  })

  it('refuses a body without end', async () => {
    const answer = await askToken(tenant, { client_assertion: 'x'.repeat(200_000) })
    assert.deepEqual([answer.status, answer.json['error_codes']], [400, [9002313]])
  })
})
