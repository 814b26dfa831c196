import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { imapClient, profileOf, smtpClient, SUPPORT, tokenOf } from '../practice-clients.ts'

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
    const socket = connect(profileOf(tenant).cloud.smtp.port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      if (heard.endsWith('\n')) socket.emit('line')
    })
    const ask = async (line: string): Promise<string> => {
      heard = ''
      socket.write(`${line}\r\n`)
      await once(socket, 'line')
      return heard
    }
    await once(socket, 'line')
    assert.match(heard, /^220 PRACTICE\.TENANT\.EXAMPLE /)
    assert.match(await ask('EHLO me'), /STARTTLS/)
    assert.match(await ask('MAIL FROM:<a@practice.example>'), /^530 5\.7\.57 Client not authenticated to send mail\./)
    assert.match(await ask('AUTH XOAUTH2 x'), /^538 /)
    assert.match(await ask('AUTH PLAIN x'), /^538 /)
    socket.destroy()
  })

  it('offers no password login', async () => {
    const password = createTransport({
      host: 'localhost', port: profileOf(tenant).cloud.smtp.port, requireTLS: true, tls: { ca: tenant.caPem }, auth: { user: SUPPORT, pass: 'x' }, authMethod: 'LOGIN',
    })
    await assert.rejects(password.verify(), /504 Error: Unrecognized authentication type/)
    password.close()
  })
})
