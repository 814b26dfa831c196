import assert from 'node:assert/strict'
import { createTransport } from 'nodemailer'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { imapClient, profileOf, RawSmtp, smtpClient, SUPPORT, tokenOf, xoauth2 } from '../practice-clients.ts'

const SALES = 'sales@practice.example'

describe('startSmtp', () => {
  let tenant: PracticeTenant
  let token: string
  before(async () => {
    tenant = await startPracticeTenant()
    token = await tokenOf(tenant)
  })
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  /** The server's refusal of a login, or `logged in`. */
  async function logIn(withToken = token, user = SUPPORT): Promise<string> {
    const client = smtpClient(tenant, withToken, user)
    try {
      await client.verify()
      return 'logged in'
    } catch (failure) {
      return (failure as { response?: string }).response ?? String(failure)
    } finally {
      client.close()
    }
  }

  async function send(mail: { readonly from?: string; readonly to?: string; readonly envelope?: { from: string; to: string } }, user = SUPPORT): Promise<string> {
    const client = smtpClient(tenant, token, user)
    try {
      return ((await client.sendMail({ from: user, to: SALES, subject: 'Hello', text: 'A mail.', ...mail })) as { response: string }).response
    } catch (failure) {
      return (failure as { response?: string }).response ?? String(failure)
    } finally {
      client.close()
    }
  }

  it('lets a token log in and delivers to the recipient, with a copy in Sent Items', async () => {
    assert.equal(await logIn(), 'logged in')
    assert.match(await send({}), /^250 2\.0\.0 OK <.+> \[Hostname=PRACTICE\.TENANT\.EXAMPLE\]$/)
    const client = imapClient(tenant, token, SALES)
    await client.connect()
    assert.equal((await client.mailboxOpen('INBOX', { readOnly: true })).exists, 4)
    assert.equal((await client.fetchOne('4', { envelope: true }) as { envelope: { subject: string } }).envelope.subject, 'Hello')
    await client.logout()
    assert.equal(tenant.mail.folder(SUPPORT, 'Sent Items')?.mails.length, 1)
  })

  it('tells the organisation\'s switch from the mailbox\'s own, which wins', async () => {
    tenant.setFault('exchange.smtp-auth-disabled-org', true)
    assert.match(await logIn(), /^535 5\.7\.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant\. Visit https:\/\/aka\.ms\/smtp_auth_disabled for more information\. \[PRACTICE\.TENANT\.EXAMPLE \S+Z [0-9A-F]{16}\]$/)
    tenant.tenant.patch({ mailboxes: { [SUPPORT]: { smtpClientAuthenticationDisabled: false } } })
    assert.equal(await logIn(), 'logged in')
    assert.match(await logIn(token, SALES), /disabled for the Tenant/)
    tenant.tenant.patch({ organization: { smtpClientAuthenticationDisabled: false }, mailboxes: { [SUPPORT]: { smtpClientAuthenticationDisabled: true } } })
    assert.match(await logIn(), /^535 5\.7\.139 .* disabled for the Mailbox\./)
    assert.equal(await logIn(token, SALES), 'logged in')
  })

  it('names the switch before it looks at the token', async () => {
    tenant.setFault('exchange.smtp-auth-disabled-org', true)
    assert.match(await logIn('rubbish'), /5\.7\.139/)
  })

  it('refuses every other token with 5.7.3', async () => {
    const bare = /^535 5\.7\.3 Authentication unsuccessful \[PRACTICE\.TENANT\.EXAMPLE \S+Z [0-9A-F]{16}\]$/
    assert.match(await logIn('rubbish'), bare)
    assert.match(await logIn(await tokenOf(tenant, { scope: 'https://graph.microsoft.com/.default' })), bare)
    tenant.setFault('exchange.principal-missing', true)
    assert.match(await logIn(), bare)
    tenant.tenant.reset()
    tenant.setFault('entra.roles-missing', true)
    assert.match(await logIn(await tokenOf(tenant)), bare)
  })

  it('takes the login of a mailbox without full access, and refuses at the end of DATA', async () => {
    tenant.setFault('exchange.not-connected', true)
    assert.equal(await logIn(), 'logged in')
    assert.match(await send({}), /^430 4\.2\.0 STOREDRV; mailbox logon failure; STOREDRV\.Submission\.Exception:ConnectionFailedTransientException\.MapiExceptionLogonFailed; /)
  })

  it('holds the sender against Send As, in the header and in the envelope', async () => {
    const denied = /^554 5\.2\.252 SendAsDenied; support@practice\.example not allowed to send as sales@practice\.example; /
    assert.match(await send({ from: `"Sales, all" <${SALES}>` }), denied)
    assert.match(await send({ envelope: { from: SALES, to: SUPPORT } }), denied)
    tenant.tenant.patch({ mailboxes: { [SALES]: { sendAs: { [tenant.ids.servicePrincipalObjectId]: true } } } })
    assert.match(await send({ from: SALES }), /^250 /)
    assert.match(await send({ from: 'SUPPORT@practice.example' }), /^250 /)
  })

  it('lets a mail go that is for somebody elsewhere', async () => {
    assert.match(await send({ to: 'customer@customer.example' }), /^250 /)
  })

  it('takes nothing before STARTTLS and nothing without a login', async () => {
    const raw = new RawSmtp(tenant)
    assert.match(await raw.reply(), /^220 PRACTICE\.TENANT\.EXAMPLE Microsoft ESMTP MAIL Service ready at /)
    assert.match(await raw.command('EHLO me'), /^250-STARTTLS\r$/m)
    assert.match(await raw.command('MAIL FROM:<a@practice.example>'), /^451 5\.7\.3 STARTTLS is required to send mail \[/)
    for (const mechanism of ['XOAUTH2', 'PLAIN', 'LOGIN']) assert.match(await raw.command(`AUTH ${mechanism} x`), /^504 5\.7\.4 Unrecognized authentication type \[/)
    raw.end()
    const secured = new RawSmtp(tenant)
    assert.match(await secured.startTls(), /^250-AUTH LOGIN XOAUTH2\r$/m)
    assert.match(await secured.command(`MAIL FROM:<${SUPPORT}>`), /^530 5\.7\.57 Client not authenticated to send mail\. \[/)
    assert.match(await secured.command('AUTH XOAUTH2 dXNlcj0='), /^501 5\.5\.124 Invalid XOAUTH2 auth data \[/)
    secured.end()
  })

  it('takes no password', async () => {
    const password = createTransport({
      host: 'localhost', port: profileOf(tenant).cloud.smtp.port, requireTLS: true, tls: { ca: tenant.caPem }, auth: { user: SUPPORT, pass: 'x' }, authMethod: 'LOGIN',
    })
    await assert.rejects(password.verify(), /535 5\.7\.139 Authentication unsuccessful, basic authentication is disabled\. \[/)
    password.close()
  })

  type Patch = Parameters<PracticeTenant['tenant']['patch']>[0]
  const atLogin: readonly (readonly [string, Patch, RegExp])[] = [
    ['throttled', { service: { smtp: { throttled: true } } }, /^432 4\.3\.2 Concurrent connections limit exceeded\./],
    ['away', { service: { smtp: { unavailable: true } } }, /^421 4\.3\.2 Service not active /],
    ['without XOAUTH2', { service: { smtp: { offersXoauth2: false } } }, /^504 5\.7\.4 Unrecognized authentication type /],
    ['that drops at AUTH', { service: { smtp: { dropsAt: 'authenticate' } } }, /^closed$/],
    ['locked by security defaults', { organization: { securityDefaultsLockSmtp: true } }, /^535 5\.7\.139 .*security defaults policy/],
    ['locked by a policy', { organization: { authenticationPolicyBlocksSmtp: true } }, /^535 5\.7\.139 .*did not meet the criteria/],
  ]
  for (const [what, patch, words] of atLogin) {
    it(`refuses at AUTH where it is ${what}`, async () => {
      tenant.tenant.patch(patch)
      const raw = new RawSmtp(tenant)
      await raw.startTls()
      assert.match(await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, token)}`), words)
      raw.end()
    })
  }

  const atData: readonly (readonly [string, Patch, RegExp])[] = [
    ['full', { mailboxes: { [SUPPORT]: { full: true } } }, /^554 5\.2\.2 mailbox full; /],
    ['restricted', { mailboxes: { [SUPPORT]: { restricted: true } } }, /^550 5\.1\.8 Access denied, bad outbound sender/],
    ['in a tenant that may not send', { organization: { sendingBlocked: true } }, /^550 5\.7\.708 Service unavailable\./],
  ]
  for (const [what, patch, words] of atData) {
    it(`lets a mailbox log in that is ${what}, and refuses its mail`, async () => {
      tenant.tenant.patch(patch)
      assert.equal(await logIn(), 'logged in')
      assert.match(await send({}), words)
    })
  }

  it('closes before the greeting, and does not offer STARTTLS, where it is told so', async () => {
    tenant.tenant.patch({ service: { smtp: { dropsAt: 'greeting' } } })
    assert.equal(await new RawSmtp(tenant).reply(), 'closed')
    tenant.tenant.patch({ service: { smtp: { dropsAt: null, offersStarttls: false } } })
    const raw = new RawSmtp(tenant)
    await raw.reply()
    assert.doesNotMatch(await raw.command('EHLO me'), /STARTTLS/)
    assert.match(await raw.command('STARTTLS'), /^500 5\.3\.3 Unrecognized command 'unknown' \[/)
    raw.end()
  })
})
