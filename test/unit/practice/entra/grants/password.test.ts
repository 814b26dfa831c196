import assert from 'node:assert/strict'
import { ANNA, KIM } from '../../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../../src/practice/start.ts'
import { askToken } from '../../practice-clients.ts'
import { MAIL_SCOPES } from '../sign-in-client.ts'

describe('passwordGrant', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  const refused = async (changes: Record<string, string | undefined>, number: number, status = 400): Promise<void> => {
    const answer = await askToken(tenant, { grant_type: 'password', username: ANNA, password: 'Pa55word', scope: MAIL_SCOPES.join(' '), ...changes })
    assert.deepEqual([answer.status, answer.json['error_codes']], [status, [number]])
    assert.doesNotMatch(answer.text, /Pa55word/)
  }

  it('finds every password wrong, unless something else is said first', async () => {
    await refused({}, 50126)
    await refused({ username: 'ANNA@practice.example', client_secret: undefined }, 50126)
    await refused({ username: 'zoe@practice.example' }, 50034)
    await refused({ username: KIM }, 50020)
    await refused({ password: undefined }, 900144)
    tenant.tenant.patch({ users: { [ANNA]: { mfaRequired: true } } })
    await refused({}, 50076)
    tenant.tenant.patch({ users: { [ANNA]: { enabled: false } }, applications: { [tenant.ids.appId]: { publicClientFlows: false } } })
    await refused({}, 50057)
    await refused({ client_secret: undefined }, 7000218, 401)
  })
})
