import assert from 'node:assert/strict'
import { ANNA, BEN, SHARED_MAILBOX } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { RawSmtp, smtpClient, SUPPORT, tokenOf, xoauth2 } from '../practice-clients.ts'
import { OUTLOOK, signIn } from '../entra/sign-in-client.ts'

/** The server's reply to a mail, or its refusal at whichever stage. */
async function send(tenant: PracticeTenant, token: string, user: string, from = user, to: string = BEN): Promise<string> {
  const client = smtpClient(tenant, token, user)
  try {
    return ((await client.sendMail({ from, to, subject: 'Hello', text: 'A mail.' })) as { response: string }).response
  } catch (failure) {
    return (failure as { response?: string }).response ?? String(failure)
  } finally {
    client.close()
  }
}

describe('submit', () => {
  let tenant: PracticeTenant
  let annas: string
  before(async () => {
    tenant = await startPracticeTenant()
    annas = (await signIn(tenant)).accessToken
  })
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  it('takes a user\'s mail from her own mailbox, into her Sent Items', async () => {
    assert.match(await send(tenant, annas, ANNA), /^250 2\.0\.0 OK /)
    assert.equal(tenant.mail.folder(ANNA, 'Sent Items')?.mails.length, 1)
    assert.equal(tenant.mail.folder(BEN, 'INBOX')?.mails.length, 4)
  })

  it('lets her write the shared mailbox into From by Send As, and stores the mail with her', async () => {
    assert.match(await send(tenant, annas, ANNA, SHARED_MAILBOX), /^250 2\.0\.0 OK /)
    assert.deepEqual([tenant.mail.folder(ANNA, 'Sent Items')?.mails.length, tenant.mail.folder(SHARED_MAILBOX, 'Sent Items')?.mails.length], [1, 0])
    tenant.tenant.patch({ mailboxes: { [SHARED_MAILBOX]: { sendAs: { [tenant.ids.anna]: null } } } })
    assert.match(await send(tenant, annas, ANNA, SHARED_MAILBOX), /^554 5\.2\.252 SendAsDenied; anna@practice\.example not allowed to send as team@practice\.example; /)
  })

  it('lets nobody log in by SMTP but the user herself', async () => {
    for (const user of [SHARED_MAILBOX, BEN, SUPPORT]) assert.match(await send(tenant, annas, user), /^535 5\.7\.3 Authentication unsuccessful \[/)
    tenant.tenant.patch({ applications: { [tenant.ids.appId]: { consent: { 'SMTP.Send': null } } } })
    const readOnly = await signIn(tenant, { scopes: [`${OUTLOOK}/IMAP.AccessAsUser.All`] })
    const graph = await signIn(tenant, { scopes: ['https://graph.microsoft.com/User.Read'] })
    for (const { accessToken } of [readOnly, graph]) assert.match(await send(tenant, accessToken, ANNA), /^535 5\.7\.3 /)
  })

  it('takes her token whatever Exchange knows of service principals', async () => {
    tenant.setFault('exchange.principal-missing', true)
    assert.match(await send(tenant, annas, ANNA.toUpperCase()), /^250 /)
  })

  it('refuses the mail of a user whose mailbox has gone, at the end of DATA', async () => {
    tenant.tenant.patch({ mailboxes: { [ANNA]: null } })
    assert.match(await send(tenant, annas, ANNA), /^430 4\.2\.0 STOREDRV; mailbox logon failure; /)
  })

  it('keeps a mail from a mailbox that may not send, and from a recipient whose mailbox is full', async () => {
    tenant.tenant.patch({ mailboxes: { [ANNA]: { restricted: true } } })
    assert.match(await send(tenant, annas, ANNA), /^550 5\.1\.8 Access denied, bad outbound sender/)
    assert.equal(tenant.mail.folder(ANNA, 'Sent Items')?.mails.length, 0)
    tenant.tenant.patch({ mailboxes: { [ANNA]: { restricted: false }, [BEN]: { full: true } } })
    assert.match(await send(tenant, annas, ANNA), /^250 /)
    assert.equal(tenant.mail.folder(BEN, 'INBOX')?.mails.length, 3)
  })

  it('throttles at the end of DATA whoever is logged in already', async () => {
    const raw = new RawSmtp(tenant)
    await raw.startTls()
    await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`)
    tenant.tenant.patch({ service: { smtp: { throttled: true } } })
    for (const line of [`MAIL FROM:<${SUPPORT}>`, `RCPT TO:<${BEN}>`, 'DATA']) await raw.command(line)
    assert.match(await raw.command('Subject: x\r\n\r\n.'), /^432 4\.3\.2 Concurrent connections limit exceeded\. Visit https:\/\/aka\.ms\/concurrent_sending /)
    raw.end()
  })

  it('shows the text of a From that is none as ASCII alone, on one line', async () => {
    const raw = new RawSmtp(tenant)
    await raw.startTls()
    await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`)
    for (const line of [`MAIL FROM:<${SUPPORT}>`, `RCPT TO:<${BEN}>`, 'DATA']) await raw.command(line)
    assert.match(await raw.command('From: a\n250 fine\u00e9\r\n\r\n.'), /^554 5\.2\.252 SendAsDenied; support@practice\.example not allowed to send as a\?250 fine\?+; [^\r\n]*\r\n$/)
    raw.end()
  })
})
