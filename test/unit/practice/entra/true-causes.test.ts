import assert from 'node:assert/strict'
import { ANNA, BEN, HELPDESK_REDIRECT_URI, KIM } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { PROBLEM_WALK } from '../../../problem-walk.ts'
import { askToken, call, entraUrl } from '../practice-clients.ts'
import { codeOf, MAIL_SCOPES, redeem, refresh, signIn, walkPages, type SignInOptions } from './sign-in-client.ts'

/** Ids whose mark is no number of Entra's. */
const NOT_BY_NUMBER: Readonly<Record<string, string>> = {
  'entra.other': 'any number without a row of its own',
  'entra.secret-is-id': 'the number is that of any wrong secret; the shape of the secret that is kept tells',
  'entra.roles-missing': 'the token is issued, and lacks the roles',
  'entra.audience-wrong': 'the token is issued, for another resource',
}

interface Scene {
  readonly tenant: PracticeTenant
  /** Patches the application's registration. */
  readonly application: (patch: object) => void
  /** Lets the tenant's time go on. */
  readonly wait: (ms: number) => void
}

interface Cause {
  readonly id: string
  readonly number: number
  /** Does what leads there, and resolves to the number that came out */
  readonly provoke: (scene: Scene) => Promise<number | undefined>
}

const numberOf = ({ json }: { readonly json: Readonly<Record<string, unknown>> }): number | undefined => (json['error_codes'] as number[] | undefined)?.[0]
const token = async ({ tenant }: Scene, changes: Record<string, string | undefined> = {}, segment?: string): Promise<number | undefined> => numberOf(await askToken(tenant, changes, segment))
const pages = async ({ tenant }: Scene, options: SignInOptions = {}): Promise<number | undefined> => {
  const { number, location } = await walkPages(tenant, options)
  return number ?? Number(/^AADSTS(\d+)/.exec(location?.searchParams.get('error_description') ?? '')?.[1])
}
const withoutConsent = ({ application }: Scene): void => application({ consent: { 'IMAP.AccessAsUser.All': null, 'SMTP.Send': null } })
const user = ({ tenant }: Scene, upn: string, patch: object | null): void => tenant.tenant.patch({ users: { [upn]: patch } })
/** Signs in, lets something happen, and renews. */
const renewed = async (scene: Scene, happen: () => void): Promise<number | undefined> => {
  const { refreshToken } = await signIn(scene.tenant)
  happen()
  return numberOf(await refresh(scene.tenant, refreshToken))
}

const CAUSES: readonly Cause[] = [
  { id: 'entra.app-not-found', number: 700016, provoke: (scene) => token(scene, { client_id: scene.tenant.ids.appObjectId }) },
  { id: 'entra.client-id-malformed', number: 700016, provoke: (scene) => token(scene, { client_id: 'Practice helpdesk' }) },
  { id: 'entra.app-disabled', number: 7000112, provoke: (scene) => { scene.application({ enabled: false }); return token(scene) } },
  { id: 'entra.secret-invalid', number: 7000215, provoke: (scene) => token(scene, { client_secret: 'mangled' }) },
  { id: 'entra.secret-expired', number: 7000222, provoke: (scene) => { scene.wait(181 * 24 * 3_600_000); return token(scene) } },
  { id: 'entra.credential-missing', number: 7000218, provoke: async ({ tenant }) => numberOf(await redeem(tenant, await codeOf(tenant), { token: { client_secret: undefined } })) },
  {
    id: 'entra.certificate-invalid', number: 700027,
    provoke: (scene) => token(scene, {
      client_secret: undefined, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: `${Buffer.from('{"alg":"PS256","x5t#S256":"AAAA"}').toString('base64url')}.e30.AAAA`,
    }),
  },
  { id: 'entra.public-client', number: 700025, provoke: async ({ tenant, application }) => { application({ redirectUris: { [HELPDESK_REDIRECT_URI]: 'public' } }); return numberOf(await redeem(tenant, await codeOf(tenant))) } },
  { id: 'entra.platform-type', number: 9002327, provoke: async ({ tenant, application }) => { application({ redirectUris: { [HELPDESK_REDIRECT_URI]: 'spa' } }); return numberOf(await redeem(tenant, await codeOf(tenant))) } },
  { id: 'entra.tenant-not-found', number: 90002, provoke: (scene) => token(scene, {}, scene.tenant.ids.appId) },
  { id: 'entra.tenant-malformed', number: 900023, provoke: (scene) => token(scene, {}, scene.tenant.ids.tenantId.slice(1)) },
  { id: 'entra.other-cloud', number: 90038, provoke: (scene) => { scene.tenant.tenant.patch({ tenant: { nationalCloud: 'china' } }); return token(scene) } },
  { id: 'entra.single-tenant', number: 50194, provoke: (scene) => pages(scene, { segment: 'common' }) },
  { id: 'entra.account-type', number: 9002346, provoke: (scene) => { scene.application({ signInAudience: 'PersonalMicrosoftAccount' }); return pages(scene) } },
  { id: 'entra.redirect-mismatch', number: 50011, provoke: (scene) => pages(scene, { redirectUri: 'https://helpdesk.practice.example/oauth' }) },
  { id: 'entra.consent-missing', number: 65001, provoke: (scene) => renewed(scene, () => withoutConsent(scene)) },
  { id: 'entra.admin-consent-required', number: 90094, provoke: (scene) => { withoutConsent(scene); scene.tenant.tenant.patch({ tenant: { userConsent: false } }); return pages(scene) } },
  { id: 'entra.consent-declined', number: 65004, provoke: (scene) => { withoutConsent(scene); return pages(scene, { consent: 'cancel' }) } },
  { id: 'entra.permission-not-configured', number: 650057, provoke: (scene) => { scene.application({ permissions: { 'SMTP.Send': null } }); return pages(scene) } },
  { id: 'entra.permission-invalid', number: 65006, provoke: (scene) => { scene.application({ permissions: { 'IMAP.Old': true } }); return pages(scene, { scopes: ['https://outlook.office.com/IMAP.Old'] }) } },
  { id: 'entra.resource-not-found', number: 500011, provoke: (scene) => { scene.tenant.tenant.patch({ tenant: { exchangeOnline: false } }); return token(scene) } },
  { id: 'entra.scope-invalid', number: 70011, provoke: (scene) => pages(scene, { scopes: [MAIL_SCOPES.join(',')] }) },
  { id: 'entra.parameter-missing', number: 900144, provoke: (scene) => token(scene, { client_id: '' }) },
  {
    id: 'entra.request-malformed', number: 9002313,
    provoke: async ({ tenant }) => numberOf(await call(entraUrl(tenant, '/oauth2/v2.0/token'), { method: 'POST', ca: tenant.caPem, body: 'grant_type=client_credentials', headers: { authorization: `Basic ${Buffer.from('%:%').toString('base64')}` } })),
  },
  { id: 'entra.wrong-account', number: 50020, provoke: (scene) => pages(scene, { user: KIM }) },
  { id: 'entra.user-unknown', number: 50034, provoke: (scene) => pages(scene, { user: 'zoe@practice.example' }) },
  { id: 'entra.user-disabled', number: 50057, provoke: (scene) => { user(scene, BEN, { enabled: false }); return pages(scene, { user: BEN }) } },
  { id: 'entra.user-not-assigned', number: 50105, provoke: (scene) => { scene.application({ assignmentRequired: true }); return pages(scene) } },
  { id: 'entra.password-invalid', number: 50126, provoke: (scene) => token(scene, { grant_type: 'password', username: ANNA, password: 'any' }) },
  { id: 'entra.mfa-required', number: 50076, provoke: (scene) => renewed(scene, () => user(scene, ANNA, { mfaRequired: true })) },
  { id: 'entra.conditional-access', number: 53003, provoke: (scene) => { scene.tenant.tenant.patch({ tenant: { conditionalAccessBlocks: true } }); return pages(scene) } },
  {
    id: 'entra.refresh-expired', number: 70043,
    provoke: (scene) => renewed(scene, () => { scene.tenant.tenant.patch({ tenant: { signInFrequencyHours: 1 } }); scene.wait(3_600_000) }),
  },
  { id: 'entra.grant-revoked', number: 50173, provoke: (scene) => renewed(scene, () => user(scene, ANNA, { signInRevoked: true })) },
  {
    id: 'entra.grant-invalid', number: 54005,
    provoke: async ({ tenant }) => {
      const code = await codeOf(tenant)
      await redeem(tenant, code)
      return numberOf(await redeem(tenant, code))
    },
  },
  { id: 'entra.throttled', number: 90055, provoke: (scene) => { scene.tenant.tenant.patch({ service: { entra: { throttled: true } } }); return token(scene) } },
  { id: 'entra.service-error', number: 90033, provoke: (scene) => { scene.tenant.tenant.patch({ service: { entra: { unavailable: true } } }); return pages(scene) } },
]

describe('the numbers of the practice Entra', () => {
  let tenant: PracticeTenant
  let aheadMs = 0
  before(async () => (tenant = await startPracticeTenant({ now: () => new Date(Date.now() + aheadMs) })))
  afterEach(() => {
    aheadMs = 0
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  for (const { id, number, provoke } of CAUSES) {
    it(`answers the true cause of ${id} with AADSTS${number}`, async () => {
      assert.equal(await provoke({ tenant, application: (patch) => tenant.tenant.patch({ applications: { [tenant.ids.appId]: patch } }), wait: (ms) => void (aheadMs += ms) }), number)
    })
  }

  it('have a row for every problem of Entra\'s that a number tells', () => {
    const ids = Object.keys(PROBLEM_WALK).filter((id) => id.startsWith('entra.') && !Object.hasOwn(NOT_BY_NUMBER, id)).sort()
    assert.deepEqual(CAUSES.map(({ id }) => id).sort(), ids)
  })
})
