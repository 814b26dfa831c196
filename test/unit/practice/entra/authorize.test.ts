import assert from 'node:assert/strict'
import { ANNA, BEN, HELPDESK_REDIRECT_URI, KIM } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { entraUrl } from '../practice-clients.ts'
import { authorizePath, Browser, hiddenField, MAIL_SCOPES, query, redeem, signIn, walkPages, type Page, type SignInOptions } from './sign-in-client.ts'

const DELEGATED = ['IMAP.AccessAsUser.All', 'SMTP.Send', 'User.Read', 'offline_access']

describe('authorizeRoutes', () => {
  let tenant: PracticeTenant
  let nowMs = Date.now()
  before(async () => (tenant = await startPracticeTenant({ now: () => new Date(nowMs) })))
  afterEach(() => {
    nowMs = Date.now()
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  const open = (options: SignInOptions = {}): Promise<Page> => new Browser(tenant).visit(authorizePath(tenant, options), options.segment)
  const withoutConsent = (): void => tenant.tenant.patch({ applications: { [tenant.ids.appId]: { consent: Object.fromEntries(DELEGATED.map((each) => [each, null])) } } })
  const back = ({ location }: Page): Record<string, string> => Object.fromEntries(location?.searchParams ?? [])

  it('lets a person pick an account, the hinted one first, and any other by name', async () => {
    const { status, html, headers } = await open({ authorize: { login_hint: 'Ben@Practice.example' } })
    assert.equal(status, 200)
    assert.match(String(headers['content-type']), /^text\/html/)
    const users = [...html.matchAll(/name="username" value="([^"]+@[^"]+)"/g)].map(([, upn]) => upn)
    assert.deepEqual(users, [BEN, ANNA, KIM])
    assert.match(html, /<label for="username">Use another account<\/label><input id="username"/)
    assert.match((await open({ authorize: { login_hint: 'zoe@practice.example' } })).html, /<input id="username"[^>]+value="zoe@practice.example"/)
  })

  it('serves pages that run nothing, load nothing, are stored and framed nowhere, and lead to the client alone', async () => {
    const { headers, html } = await open()
    const nonce = /style-src 'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
    assert.equal(headers['content-security-policy'],
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' https://helpdesk.practice.example; frame-ancestors 'none'; base-uri 'none'`)
    assert.match(html, new RegExp(`<style nonce="${nonce.replaceAll('+', '\\+')}">`))
    assert.equal(headers['cache-control'], 'no-store, no-cache')
    assert.doesNotMatch(html, /<script|style="|src=|href=/)
  })

  it('sends code and state back, by query, fragment or form', async () => {
    const inQuery = await walkPages(tenant)
    assert.equal(inQuery.status, 302)
    assert.equal(`${inQuery.location?.origin}${inQuery.location?.pathname}`, HELPDESK_REDIRECT_URI)
    assert.deepEqual(Object.keys(back(inQuery)).sort(), ['code', 'session_state', 'state'])
    assert.equal(back(inQuery)['state'], 'a state')
    const inFragment = await walkPages(tenant, { authorize: { response_mode: 'fragment' } })
    assert.equal(inFragment.location?.search, '')
    assert.match(String(new URLSearchParams(inFragment.location.hash.slice(1)).get('code')), /^1\.A/)
    const byForm = await walkPages(tenant, { authorize: { response_mode: 'form_post', state: '"><b>' } })
    assert.match(byForm.html, new RegExp(`<form method="post" action="${HELPDESK_REDIRECT_URI}">`))
    assert.equal(hiddenField(byForm.html, 'state'), '&quot;&gt;&lt;b&gt;')
    assert.equal((await redeem(tenant, hiddenField(byForm.html, 'code')!)).status, 200)
  })

  it('takes its parameters as a form too', async () => {
    const page = await fetchForm(authorizePath(tenant).split('?')[1]!)
    assert.match(page.html, /Pick an account/)
  })

  const fetchForm = async (body: string): Promise<Page> => {
    const browser = new Browser(tenant)
    return browser.post(entraUrl(tenant, '/oauth2/v2.0/authorize'), body)
  }

  it('asks for consent, remembers it, and sends a refusal back', async () => {
    withoutConsent()
    const browser = new Browser(tenant)
    const account = await browser.visit(authorizePath(tenant))
    const consent = await browser.submit(account, { username: ANNA })
    assert.match(consent.html, /Permissions requested/)
    for (const permission of ['IMAP.AccessAsUser.All', 'SMTP.Send']) assert.match(consent.html, new RegExp(`<li>${permission}</li>`))
    const declined = back(await browser.submit(consent, { consent: 'cancel' }))
    assert.deepEqual([declined['error'], declined['error_subcode'], declined['state']], ['access_denied', 'cancel', 'a state'])
    assert.match(declined['error_description']!, /^AADSTS65004: /)
    assert.ok(back(await walkPages(tenant))['code'])
    const again = await browser.visit(authorizePath(tenant, { authorize: { login_hint: ANNA } }))
    assert.ok(back(again)['code'], 'neither account nor consent is asked for again')
  })

  it('needs an admin where users may not consent, and so does prompt=consent although consent is there', async () => {
    tenant.tenant.patch({ tenant: { userConsent: false } })
    assert.ok(back(await walkPages(tenant))['code'])
    const loop = await walkPages(tenant, { authorize: { prompt: 'consent' } })
    assert.match(loop.html, /Need admin approval/)
    assert.equal(loop.number, 90094)
    withoutConsent()
    const browser = new Browser(tenant)
    const needed = await browser.submit(await browser.visit(authorizePath(tenant)), { username: ANNA })
    assert.equal(needed.number, 90094)
    assert.equal((await browser.submit(needed, { consent: 'accept' })).number, 90094)
    const refused = back(await browser.submit(needed, { consent: 'cancel' }))
    assert.deepEqual([refused['error'], refused['error_description']?.slice(0, 11)], ['consent_required', 'AADSTS90094'])
  })

  it('lets prompt=admin_consent consent for everybody', async () => {
    withoutConsent()
    tenant.tenant.patch({ tenant: { userConsent: false } })
    assert.ok(back(await walkPages(tenant, { authorize: { prompt: 'admin_consent' } }))['code'])
    assert.deepEqual(tenant.tenant.state().applications[tenant.ids.appId]?.consent['SMTP.Send'], true)
    assert.ok(back(await walkPages(tenant, { user: BEN }))['code'])
  })

  it('answers prompt=none by redirect: no session, consent lacking, or a code', async () => {
    const none = { authorize: { prompt: 'none' } }
    const nobody = back(await open(none))
    assert.deepEqual([nobody['error'], nobody['state'], nobody['error_description']?.slice(0, 12)], ['login_required', 'a state', 'AADSTS50058:'])
    const browser = new Browser(tenant)
    await walkPages(tenant, { browser })
    assert.match(browser.cookie ?? '', /^PRACTICEAUTH=/)
    assert.ok(back(await browser.visit(authorizePath(tenant, none)))['code'])
    assert.equal(back(await browser.visit(authorizePath(tenant, { authorize: { prompt: 'none', login_hint: BEN } })))['error'], 'login_required')
    withoutConsent()
    const lacking = back(await browser.visit(authorizePath(tenant, none)))
    assert.deepEqual([lacking['error'], lacking['error_description']?.slice(0, 12)], ['consent_required', 'AADSTS65001:'])
    tenant.tenant.patch({ tenant: { conditionalAccessBlocks: true } })
    assert.equal(back(await browser.visit(authorizePath(tenant, none)))['error'], 'interaction_required')
  })

  it('keeps a session in a cookie that no script reads, until it is signed out, revoked or reset', async () => {
    const browser = new Browser(tenant)
    const page = await walkPages(tenant, { browser })
    assert.match(String(page.headers['set-cookie']), /^PRACTICEAUTH=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    assert.ok(back(await browser.visit(authorizePath(tenant)))['code'])
    for (const prompt of ['login', 'select_account']) assert.match((await browser.visit(authorizePath(tenant, { authorize: { prompt } }))).html, /Pick an account/)
    tenant.tenant.patch({ users: { [ANNA]: { signInRevoked: true } } })
    assert.match((await browser.visit(authorizePath(tenant))).html, /Pick an account/)
    await walkPages(tenant, { browser })
    assert.equal(tenant.tenant.state().users[ANNA]?.signInRevoked, false)
    await browser.visit('/oauth2/v2.0/logout')
    assert.match((await browser.visit(authorizePath(tenant))).html, /Pick an account/)
    await walkPages(tenant, { browser })
    tenant.tenant.reset()
    assert.match((await browser.visit(authorizePath(tenant))).html, /Pick an account/)
  })

  it('asks for a second factor where one is required, before anything else goes on', async () => {
    tenant.tenant.patch({ users: { [ANNA]: { mfaRequired: true } } })
    const browser = new Browser(tenant)
    const approve = await browser.submit(await browser.visit(authorizePath(tenant)), { username: ANNA })
    assert.match(approve.html, /Approve sign-in request/)
    assert.match((await browser.submit(approve, { consent: 'accept' })).html, /Approve sign-in request/)
    assert.equal(browser.cookie, undefined)
    assert.ok(back(await browser.submit(approve, { approve: 'yes' }))['code'])
    const { json } = await signIn(tenant)
    assert.match(Buffer.from(String(json['access_token']).split('.')[1]!, 'base64url').toString(), /"amr":\["pwd","mfa"\]/)
  })

  describe('redirect URIs', () => {
    const register = (redirectUris: Record<string, string | null>): void => tenant.tenant.patch({ applications: { [tenant.ids.appId]: { redirectUris } } })

    it('takes the registered one to the letter, and any port on this machine', async () => {
      for (const redirectUri of [HELPDESK_REDIRECT_URI, 'http://localhost', 'http://localhost/', 'http://localhost:51234', 'http://localhost:51234/']) {
        assert.match((await open({ redirectUri })).html, /Pick an account/, redirectUri)
      }
      register({ 'msal1234://auth': 'public', 'https://bare.example': 'web', 'http://localhost/cb': 'spa' })
      for (const redirectUri of ['msal1234://auth', 'https://bare.example/', 'http://localhost:9/cb']) assert.match((await open({ redirectUri })).html, /Pick an account/, redirectUri)
    })

    it('shows a page for any other, and sends nobody there', async () => {
      for (const redirectUri of [
        'https://evil.example/oauth/callback', `${HELPDESK_REDIRECT_URI}/`, HELPDESK_REDIRECT_URI.replace('callback', 'Callback'), `${HELPDESK_REDIRECT_URI}?a=1`, `${HELPDESK_REDIRECT_URI}#f`,
        'https://localhost:51234', 'http://localhost:51234/other', 'http://localhost.evil.example', 'http://localhost@evil.example', 'http://localhost:1@evil.example', 'http://127.0.0.1', 'nonsense', 'javascript:alert(1)',
      ]) {
        const page = await open({ redirectUri, authorize: { prompt: 'none' } })
        assert.deepEqual([page.status, page.location, page.number], [400, undefined, 50011], redirectUri)
      }
      assert.equal((await open({ authorize: { redirect_uri: undefined } })).number, 900971)
      register({ [HELPDESK_REDIRECT_URI]: null, 'http://localhost': null })
      assert.equal((await open()).number, 500113)
    })
  })

  const onPage: readonly (readonly [what: string, options: SignInOptions, number: number])[] = [
    ['no client id', { authorize: { client_id: undefined } }, 900144],
    ['an unknown application', { authorize: { client_id: '11111111-2222-4333-8444-555555555555' } }, 700016],
    ['another tenant', { segment: 'fabrikam.example' }, 90002],
    ['no tenant at all', { segment: 'undefined' }, 900023],
    ['a shared endpoint', { segment: 'common' }, 50194],
    ['the endpoint for personal accounts', { segment: 'consumers' }, 9002332],
    ['no response type', { authorize: { response_type: undefined } }, 900144],
    ['an unknown prompt', { authorize: { prompt: 'maybe' } }, 90023],
    ['an unknown response mode', { authorize: { response_mode: 'pigeon' } }, 70007],
    ['no scope', { authorize: { scope: undefined } }, 900144],
    ['a challenge of the wrong size', { authorize: { code_challenge: 'short' } }, 501491],
    ['a challenge by an unknown method', { authorize: { code_challenge: 'a'.repeat(43), code_challenge_method: 'S512' } }, 50147],
  ]
  for (const [what, options, number] of onPage) {
    it(`shows AADSTS${number} on a page for ${what}`, async () => {
      const page = await open(options)
      assert.deepEqual([page.status, page.location, page.number], [400, undefined, number])
      assert.match(page.html, /trouble signing you in/)
    })
  }

  const sentBack: readonly (readonly [what: string, authorize: Record<string, string>, error: string, number: number])[] = [
    ['a scope with a comma', { scope: MAIL_SCOPES.join(',') }, 'invalid_scope', 70011],
    ['an unknown resource', { scope: 'https://outlok.office.com/SMTP.Send' }, 'invalid_resource', 500011],
    ['a permission that is not the application\'s', { scope: 'Mail.Read' }, 'invalid_client', 650057],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type', 70005],
  ]
  for (const [what, authorize, error, number] of sentBack) {
    it(`sends ${what} back as ${error}`, async () => {
      const answer = back(await open({ authorize }))
      assert.deepEqual([answer['error'], answer['state']], [error, 'a state'])
      assert.match(answer['error_description']!, new RegExp(`^AADSTS${number}: `))
    })
  }

  it('forgets a sign-in that took too long, was finished, or was never begun', async () => {
    const browser = new Browser(tenant)
    const page = await browser.visit(authorizePath(tenant))
    nowMs += 11 * 60 * 1000
    assert.equal((await browser.submit(page, { username: ANNA })).number, 50089)
    nowMs -= 11 * 60 * 1000
    assert.equal((await browser.submit(page, { username: ANNA })).status, 302)
    assert.equal((await browser.submit(page, { username: ANNA })).number, 50089)
    assert.equal((await browser.submit({ ctx: 'guessed' }, { username: ANNA })).number, 50089)
    assert.equal((await browser.submit({ ctx: undefined }, { username: ANNA })).number, 50089)
  })

  describe('hostile input', () => {
    const MARKUP = '"><script>alert(1)</script>\'&'

    it('shows markup in any parameter escaped, whatever page it comes to', async () => {
      const names = ['client_id', 'response_type', 'redirect_uri', 'scope', 'state', 'prompt', 'login_hint', 'nonce', 'response_mode', 'code_challenge', 'code_challenge_method', 'domain_hint']
      for (const name of names) {
        const page = await open({ authorize: { [name]: MARKUP } })
        assert.doesNotMatch(page.html, /<script/, name)
        if (name === 'login_hint') assert.match(page.html, /value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&#39;&amp;"/)
        if (page.location) assert.equal(page.location.origin, 'https://helpdesk.practice.example')
      }
      for (const fields of [{ username: MARKUP }, { user_code: MARKUP }, { approve: MARKUP }, { consent: MARKUP }]) {
        const browser = new Browser(tenant)
        assert.doesNotMatch((await browser.submit(await browser.visit(authorizePath(tenant)), fields)).html, /<script/)
      }
      assert.doesNotMatch((await open({ segment: encodeURIComponent(MARKUP) })).html, /<script/)
      tenant.tenant.patch({ applications: { [tenant.ids.appId]: { displayName: MARKUP } }, users: { [ANNA]: { displayName: MARKUP } } })
      withoutConsent()
      const browser = new Browser(tenant)
      const account = await browser.visit(authorizePath(tenant))
      assert.doesNotMatch(account.html, /<script/)
      assert.doesNotMatch((await browser.submit(account, { username: ANNA })).html, /<script/)
    })

    it('puts no line break of a state into a header', async () => {
      const { headers, location } = await walkPages(tenant, { authorize: { state: 'a\r\nset-cookie: x=y' } })
      assert.equal(location?.searchParams.get('state'), 'a\r\nset-cookie: x=y')
      assert.doesNotMatch(String(headers['set-cookie']), /x=y/)
    })

    it('answers malformed queries and forms of 100 KB on a page', async () => {
      for (const broken of ['?%', '?client_id=%zz&%00', `?client_id=${'&'.repeat(2000)}`, '?client_id[]=a&client_id[]=b', '??=?']) {
        const page = await new Browser(tenant).visit(`/oauth2/v2.0/authorize${broken}`)
        assert.deepEqual([page.status, page.location], [400, undefined], broken)
      }
      const browser = new Browser(tenant)
      const page = await browser.submit(await browser.visit(authorizePath(tenant)), { username: 'x'.repeat(100_000) })
      assert.deepEqual([page.status, page.number], [400, 9002313])
      assert.match((await browser.visit(authorizePath(tenant))).html, /Pick an account/)
    })

    it('takes a name of an object\'s own for nobody and nothing', async () => {
      for (const name of ['__proto__', 'constructor', 'hasOwnProperty']) {
        assert.equal((await open({ authorize: { client_id: name } })).number, 700016)
        assert.equal((await walkPages(tenant, { user: name })).number, 50034)
        assert.equal((await open({ authorize: { scope: `https://graph.microsoft.com/${name}` } })).number, 650053)
      }
    })
  })
})

describe('adminConsentRoutes', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  const path = (changes: Record<string, string | undefined> = {}): string =>
    `/adminconsent?${query({ client_id: tenant.ids.appId, redirect_uri: HELPDESK_REDIRECT_URI, state: 's', ...changes })}`
  const consent = (): Readonly<Record<string, true>> => tenant.tenant.state().applications[tenant.ids.appId]!.consent

  it('consents for the whole tenant to all that the registration asks for', async () => {
    tenant.setFault('entra.roles-missing', true)
    const browser = new Browser(tenant)
    for (const prefix of ['', '/v2.0']) {
      const page = await browser.visit(prefix + path())
      assert.match(page.html, /<li>IMAP.AccessAsApp<\/li>/)
      const { location } = await browser.submit(page, { consent: 'accept' })
      assert.deepEqual(Object.fromEntries(location!.searchParams), { admin_consent: 'True', tenant: tenant.ids.tenantId, state: 's' })
    }
    assert.equal(consent()['IMAP.AccessAsApp'], true)
  })

  it('changes nothing where the admin says no', async () => {
    tenant.setFault('entra.roles-missing', true)
    const browser = new Browser(tenant)
    const { location } = await browser.submit(await browser.visit(path()), { consent: 'cancel' })
    assert.equal(location?.searchParams.get('error'), 'access_denied')
    assert.equal(consent()['IMAP.AccessAsApp'], undefined)
  })

  it('ends on a page where no redirect URI was given, and refuses one that is not registered', async () => {
    const browser = new Browser(tenant)
    const page = await browser.visit(path({ redirect_uri: undefined }))
    assert.match((await browser.submit(page, { consent: 'accept' })).html, /Consent granted/)
    assert.match((await browser.submit(await browser.visit(path({ redirect_uri: undefined })), { consent: 'cancel' })).html, /Consent declined/)
    assert.equal((await browser.visit(path({ redirect_uri: 'https://evil.example' }))).number, 50011)
  })
})
