import assert from 'node:assert/strict'
import { APP_ROLES } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { call, claimsOf, entraUrl, profileOf, SUPPORT, tokenOf, withTenant, type Answer } from '../practice-clients.ts'
import { signIn } from './sign-in-client.ts'

const PATH = '/oauth2/v2.0/introspect'
const HOURS_2_MS = 2 * 3600 * 1000

describe('introspectionRoute', () => {
  let tenant: PracticeTenant
  let clockAheadMs = 0
  before(async () => (tenant = await startPracticeTenant({ now: () => new Date(Date.now() + clockAheadMs) })))
  afterEach(() => (clockAheadMs = 0))
  after(() => tenant.close())

  const ask = (fields: Record<string, string>, query = `?mailbox=${encodeURIComponent(SUPPORT)}`, segment?: string): Promise<Answer> =>
    call(entraUrl(tenant, PATH + query, segment), { method: 'POST', body: new URLSearchParams(fields).toString(), ca: tenant.caPem })

  const refused = async (token: string): Promise<void> => {
    const { status, json } = await ask({ token })
    assert.deepEqual([status, json], [200, { active: false, upn: SUPPORT }])
  }

  it('says of an application\'s token what stands in it, and the mailbox that the asker named', async () => {
    const token = await tokenOf(tenant)
    const { status, json } = await ask({ token })
    assert.equal(status, 200)
    assert.deepEqual(json, {
      active: true, token_type: 'Bearer', upn: SUPPORT, scope: APP_ROLES.join(' '), aud: 'https://outlook.office365.com', exp: claimsOf(token)['exp'], client_id: profileOf(tenant).clientId,
    })
  })

  it('names nobody for an application\'s token where the asker named no mailbox', async () => {
    const { json } = await ask({ token: await tokenOf(tenant) }, '')
    assert.equal(json['active'], true)
    assert.equal('upn' in json, false)
  })

  it('names the user of a user\'s token, whatever mailbox the asker named', async () => {
    const { accessToken } = await signIn(tenant)
    const { status, json } = await ask({ token: accessToken })
    assert.equal(status, 200)
    assert.deepEqual(json, {
      active: true, token_type: 'Bearer', upn: 'anna@practice.example', scope: 'IMAP.AccessAsUser.All SMTP.Send', aud: 'https://outlook.office.com',
      exp: claimsOf(accessToken)['exp'], client_id: tenant.ids.appId,
    })
  })

  it('knows no text that is no token, and no token whose signature was touched', async () => {
    await refused('letmein')
    const [head = '', body = '', signature = ''] = (await tokenOf(tenant)).split('.')
    await refused(`${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`)
  })

  it('knows no token of another tenant', () => withTenant({}, async (other) => refused(await tokenOf(other))))

  it('no longer knows a token once it has expired', async () => {
    const token = await tokenOf(tenant)
    clockAheadMs = HOURS_2_MS
    await refused(token)
  })

  it('finds a token for another resource no good to a mail server', async () => {
    for (const resource of ['https://graph.microsoft.com', 'https://ps.outlook.com']) await refused(await tokenOf(tenant, { scope: `${resource}/.default` }))
  })

  it('refuses a request without a token, one for another tenant, and another verb', async () => {
    assert.deepEqual((await ask({})).json['error_codes'], [900144])
    assert.deepEqual((await ask({ token: 'any' }, '', 'fabrikam.example')).json['error_codes'], [90002])
    const read = await call(entraUrl(tenant, PATH), { ca: tenant.caPem })
    assert.deepEqual([read.status, read.json['error_codes']], [405, [900561]])
  })
})
