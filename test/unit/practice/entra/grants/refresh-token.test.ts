import assert from 'node:assert/strict'
import { ANNA, HELPDESK_REDIRECT_URI } from '../../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../../src/practice/start.ts'
import { claimsOf, type Answer } from '../../practice-clients.ts'
import { OUTLOOK, refresh, signIn, type SignInOptions } from '../sign-in-client.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

describe('refreshTokenGrant', () => {
  let tenant: PracticeTenant
  let aheadMs = 0
  before(async () => (tenant = await startPracticeTenant({ now: () => new Date(Date.now() + aheadMs) })))
  afterEach(() => {
    aheadMs = 0
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  /** The tenant's secret expires after half a year; these tests stay below. */
  const refused = async (refreshToken: string, number: number, options: SignInOptions = {}, suberror?: string): Promise<void> => {
    const { status, json } = await refresh(tenant, refreshToken, options)
    assert.deepEqual([status, json['error'], json['error_codes'], json['suberror']], [400, 'invalid_grant', [number], suberror])
  }
  const fresh = ({ status, json }: Answer): string => {
    assert.equal(status, 200)
    return String(json['refresh_token'])
  }

  it('brings a new refresh token with each access token, and the old one stays good', async () => {
    const { refreshToken } = await signIn(tenant)
    const next = fresh(await refresh(tenant, refreshToken))
    assert.notEqual(next, refreshToken)
    fresh(await refresh(tenant, refreshToken))
    fresh(await refresh(tenant, next))
  })

  it('serves another resource of the same application', async () => {
    const { refreshToken } = await signIn(tenant)
    const { json } = await refresh(tenant, refreshToken, { token: { scope: 'https://graph.microsoft.com/User.Read offline_access' } })
    assert.equal(claimsOf(String(json['access_token']))['aud'], 'https://graph.microsoft.com')
    const both = await refresh(tenant, refreshToken, { token: { scope: `${OUTLOOK}/SMTP.Send https://graph.microsoft.com/User.Read` } })
    assert.deepEqual(both.json['error_codes'], [70011])
  })

  it('ends where it was not used for 90 days, and lives on where it was', async () => {
    const { refreshToken } = await signIn(tenant)
    aheadMs = 80 * DAY_MS
    fresh(await refresh(tenant, refreshToken))
    aheadMs = 165 * DAY_MS
    fresh(await refresh(tenant, refreshToken))
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { secrets: Object.fromEntries(Object.entries(tenant.tenant.state().applications[tenant.ids.appId]!.secrets).map(([id]) => [id, { endDateTime: '2040-01-01T00:00:00Z' }])) } } })
    aheadMs = 256 * DAY_MS
    await refused(refreshToken, 700082, {}, 'bad_token')
  })

  it('ends by the sign-in frequency of the tenant, however often it was used', async () => {
    const { refreshToken } = await signIn(tenant)
    tenant.tenant.patch({ tenant: { signInFrequencyHours: 1 } })
    aheadMs = HOUR_MS - 60_000
    const next = fresh(await refresh(tenant, refreshToken))
    aheadMs = HOUR_MS + 60_000
    await refused(next, 70043, {}, 'token_expired')
    fresh(await refresh(tenant, (await signIn(tenant)).refreshToken))
  })

  it('ends when an admin revokes, and a new sign-in does not bring the old one back', async () => {
    const { refreshToken } = await signIn(tenant)
    tenant.tenant.patch({ users: { [ANNA]: { signInRevoked: true } } })
    await refused(refreshToken, 50173, {}, 'bad_token')
    const again = await signIn(tenant)
    assert.equal(tenant.tenant.state().users[ANNA]?.signInRevoked, false)
    fresh(await refresh(tenant, again.refreshToken))
    await refused(refreshToken, 50173, {}, 'bad_token')
  })

  it('ends for a page after a day, however often it was used', async () => {
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { redirectUris: { [HELPDESK_REDIRECT_URI]: 'spa' } } } })
    const fromPage: SignInOptions = { token: { client_secret: undefined }, headers: { origin: 'https://helpdesk.practice.example' } }
    const { refreshToken } = await signIn(tenant, fromPage)
    aheadMs = 23 * HOUR_MS
    const next = fresh(await refresh(tenant, refreshToken, fromPage))
    aheadMs = 25 * HOUR_MS
    await refused(next, 700084, fromPage, 'bad_token')
  })

  it('asks what has changed since: the account, its place, the second factor, the consent', async () => {
    const { refreshToken } = await signIn(tenant)
    const cases: readonly (readonly [patch: object, number: number, suberror?: string])[] = [
      [{ users: { [ANNA]: { enabled: false } } }, 50057],
      [{ users: { [ANNA]: { member: false } } }, 50020],
      [{ users: { [ANNA]: null } }, 50034],
      [{ users: { [ANNA]: { mfaRequired: true } } }, 50076, 'basic_action'],
      [{ tenant: { conditionalAccessBlocks: true } }, 53003, 'message_only'],
      [{ applications: { [tenant.ids.appId]: { assignmentRequired: true } } }, 50105],
      [{ applications: { [tenant.ids.appId]: { consent: { 'SMTP.Send': null } } } }, 65001, 'consent_required'],
    ]
    const right = tenant.tenant.state()
    for (const [patch, number, suberror] of cases) {
      tenant.tenant.patch(patch)
      await refused(refreshToken, number, {}, suberror)
      tenant.tenant.patch({ tenant: { conditionalAccessBlocks: false }, users: { [ANNA]: right.users[ANNA] }, applications: { [tenant.ids.appId]: right.applications[tenant.ids.appId] } })
      fresh(await refresh(tenant, refreshToken))
    }
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { assignmentRequired: true } }, users: { [ANNA]: { assignedTo: { [tenant.ids.appId]: true } } } })
    fresh(await refresh(tenant, refreshToken))
  })

  it('goes on after a second factor was given', async () => {
    tenant.tenant.patch({ users: { [ANNA]: { mfaRequired: true } } })
    fresh(await refresh(tenant, (await signIn(tenant)).refreshToken))
  })

  it('knows no other client\'s, no truncated one and none of before a reset', async () => {
    const { refreshToken } = await signIn(tenant)
    await refused(refreshToken.slice(0, -1), 70000)
    await refused('__proto__', 70000)
    const { json } = await refresh(tenant, '')
    assert.deepEqual(json['error_codes'], [900144])
    tenant.tenant.reset()
    await refused(refreshToken, 70000)
  })
})
