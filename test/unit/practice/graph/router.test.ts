import assert from 'node:assert/strict'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { call, profileOf, tokenOf, type Answer } from '../practice-clients.ts'
import { signIn } from '../entra/sign-in-client.ts'

const GRAPH_DEFAULT = 'https://graph.microsoft.com/.default'

describe('answerGraph', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  after(() => tenant.close())

  const ask = (path: string, authorization: string | undefined, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> =>
    call(`https://${profileOf(tenant).cloud.authorityHost}/v1.0${path}`, { method, ca: tenant.caPem, headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) } })
  const bearer = async (): Promise<string> => `Bearer ${await tokenOf(tenant, { scope: GRAPH_DEFAULT })}`
  const errorOf = ({ json }: Answer): Record<string, unknown> => json['error'] as Record<string, unknown>

  it('tells the organization to the application and to a user', async () => {
    const { accessToken } = await signIn(tenant, { scopes: ['User.Read'] })
    for (const authorization of [await bearer(), `Bearer ${accessToken}`]) {
      const { status, json, headers } = await ask('/organization', authorization)
      assert.equal(status, 200)
      const [organization] = json['value'] as Record<string, unknown>[]
      assert.deepEqual([organization?.['id'], organization?.['displayName'], (organization?.['verifiedDomains'] as Record<string, unknown>[])[0]?.['name']], [tenant.ids.tenantId, 'Practice', 'practice.example'])
      assert.match(String(headers['request-id']), /^[0-9a-f-]{36}$/)
    }
  })

  it('takes no token but one of this tenant for Graph', async () => withOther(async (foreign) => {
    const [head, body] = (await tokenOf(tenant, { scope: GRAPH_DEFAULT })).split('.')
    const wrong = [undefined, 'Basic YTpi', 'Bearer ', 'Bearer opaque', `Bearer ${head}.${body}.AAAA`, `Bearer ${await tokenOf(tenant)}`, `Bearer ${foreign}`]
    for (const authorization of wrong) {
      const answer = await ask('/organization', authorization)
      assert.deepEqual([answer.status, errorOf(answer)['code']], [401, 'InvalidAuthenticationToken'], authorization)
      assert.match(String(answer.headers['www-authenticate']), /^Bearer /)
    }
  }))

  async function withOther(use: (token: string) => Promise<void>): Promise<void> {
    const other = await startPracticeTenant()
    try {
      await use(await tokenOf(other, { scope: GRAPH_DEFAULT }))
    } finally {
      await other.close()
    }
  }

  it('answers an unknown path in Graph\'s shape, with the caller\'s own request id', async () => {
    const answer = await ask('/no<b>such', await bearer(), 'GET', { 'client-request-id': 'mine-1' })
    assert.deepEqual([answer.status, errorOf(answer)['code'], errorOf(answer)['message']], [400, 'BadRequest', "Resource not found for the segment 'no?3Cb?3Esuch'."])
    const inner = errorOf(answer)['innerError'] as Record<string, unknown>
    assert.deepEqual([inner['client-request-id'], answer.headers['client-request-id']], ['mine-1', 'mine-1'])
    assert.match(String(inner['date']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
    assert.equal(inner['request-id'], answer.headers['request-id'])
  })

  it('refuses another verb, a body that is no JSON, and one without end', async () => {
    assert.equal((await ask('/organization', await bearer(), 'DELETE')).status, 405)
    const url = `https://${profileOf(tenant).cloud.authorityHost}/v1.0/organization`
    const headers = { authorization: await bearer() }
    for (const [body, status] of [['{', 400], ['x'.repeat(300_000), 413]] as const) {
      const answer = await call(url, { method: 'GET', body, headers: { ...headers, 'content-length': String(body.length) }, ca: tenant.caPem })
      assert.equal(answer.status, status)
    }
  })
})
