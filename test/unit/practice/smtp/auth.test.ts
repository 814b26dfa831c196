import assert from 'node:assert/strict'
import { ANNA } from '../../../../src/practice/initial-state.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { RawSmtp, SUPPORT, tokenOf, xoauth2 } from '../practice-clients.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('authCommand', () => {
  let tenant: PracticeTenant
  let token: string
  let raw: RawSmtp
  before(async () => {
    tenant = await startPracticeTenant()
    token = await tokenOf(tenant)
  })
  beforeEach(async () => {
    raw = new RawSmtp(tenant)
    await raw.startTls()
  })
  afterEach(() => {
    raw.end()
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  it('asks for the answer that did not come along, with nothing', async () => {
    assert.equal(await raw.command('auth xoauth2'), '334 \r\n')
    assert.equal(await raw.command(xoauth2(SUPPORT, token)), '235 2.7.0 Authentication successful\r\n')
  })

  it('lets the client call it off', async () => {
    await raw.command('AUTH XOAUTH2')
    assert.equal(await raw.command('*'), '501 5.5.4 Authentication cancelled\r\n')
  })

  it('calls an answer malformed that names no user or no token', async () => {
    for (const answer of ['=', 'x', base64('user='), xoauth2('', token), xoauth2(SUPPORT, ''), base64(`user=${SUPPORT}\x01auth=Bearer ${token}`)]) {
      assert.match(await raw.command(`AUTH XOAUTH2 ${answer}`), /^501 5\.5\.124 Invalid XOAUTH2 auth data \[/)
    }
  })

  it('knows neither PLAIN nor another mechanism, and takes no third word', async () => {
    for (const mechanism of ['PLAIN', 'OAUTHBEARER', 'CRAM-MD5']) assert.match(await raw.command(`AUTH ${mechanism} x`), /^504 5\.7\.4 Unrecognized authentication type \[/)
    assert.equal(await raw.command('AUTH XOAUTH2 x y'), '501 5.5.4 Invalid arguments\r\n')
    assert.equal(await raw.command('AUTH'), '501 5.5.4 Invalid arguments\r\n')
  })

  it('sends a challenge before a refusal where it is told so', async () => {
    tenant.tenant.patch({ service: { smtp: { challenges: true } } })
    const challenge = await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, 'rubbish')}`)
    assert.equal(Buffer.from(challenge.slice(4), 'base64').toString(), '{"status":"400","schemes":"Bearer","scope":"https://outlook.office365.com/"}')
    assert.match(await raw.command(''), /^535 5\.7\.3 Authentication unsuccessful \[/)
    assert.equal(await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, token)}`), '235 2.7.0 Authentication successful\r\n')
  })

  it('closes with the word that the service is not active', async () => {
    tenant.tenant.patch({ service: { smtp: { unavailable: true } } })
    assert.equal(await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, token)}`), '421 4.3.2 Service not active [PRACTICE.TENANT.EXAMPLE]\r\n')
    assert.equal(await raw.reply(), 'closed')
  })

  type Patch = Parameters<PracticeTenant['tenant']['patch']>[0]
  const passwords: readonly (readonly [string, string, Patch, RegExp])[] = [
    ['of a mailbox', ANNA, {}, /^535 5\.7\.139 Authentication unsuccessful, basic authentication is disabled\. \[/],
    ['of a mailbox with SMTP AUTH switched on', ANNA, { mailboxes: { [ANNA]: { smtpClientAuthenticationDisabled: false } } },
      /^550 5\.7\.30 Basic authentication is not supported for Client Submission\. \[/],
    ['of nobody', 'nobody@practice.example', {}, /^535 5\.7\.139 Authentication unsuccessful, the user credentials were incorrect\. \[/],
    ['where SMTP AUTH is off', ANNA, { organization: { smtpClientAuthenticationDisabled: true } }, /^535 5\.7\.139 .* is disabled for the Tenant\./],
  ]
  for (const [what, user, patch, words] of passwords) {
    it(`refuses a password ${what}`, async () => {
      tenant.tenant.patch(patch)
      assert.equal(await raw.command('AUTH LOGIN'), '334 VXNlcm5hbWU6\r\n')
      assert.equal(await raw.command(base64(user)), '334 UGFzc3dvcmQ6\r\n')
      assert.match(await raw.command(base64('secret')), words)
    })
  }

  it('says first what Exchange looks at first', async () => {
    const heard: string[] = []
    const patches: readonly Patch[] = [
      { organization: { smtpClientAuthenticationDisabled: true, authenticationPolicyBlocksSmtp: true, securityDefaultsLockSmtp: true } },
      { organization: { smtpClientAuthenticationDisabled: false }, mailboxes: { [SUPPORT]: { smtpClientAuthenticationDisabled: true } } },
      { mailboxes: { [SUPPORT]: { smtpClientAuthenticationDisabled: null } } },
      { organization: { authenticationPolicyBlocksSmtp: false } },
      { organization: { securityDefaultsLockSmtp: false } },
    ]
    for (const patch of patches) {
      tenant.tenant.patch(patch)
      heard.push(/Tenant|Mailbox|criteria|security defaults|5\.7\.3 /.exec(await raw.command(`AUTH XOAUTH2 ${xoauth2(SUPPORT, 'rubbish')}`))?.[0] ?? '')
    }
    assert.deepEqual(heard, ['Tenant', 'Mailbox', 'criteria', 'security defaults', '5.7.3 '])
  })
})
