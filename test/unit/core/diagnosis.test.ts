import assert from 'node:assert/strict'
import type { CheckResult } from '../../../src/core/checks/check.ts'
import type { CheckId } from '../../../src/core/checks/check-id.ts'
import { diagnose, sceneOf } from '../../../src/core/diagnosis.ts'
import type { Evidence } from '../../../src/core/evidence/evidence.ts'
import { appOnlyProfile } from './powershell/app-only-profile.ts'
import { BOTH_ROLES, clock, dns, entra, http, imap, imapError, type Given, scene, smtp, smtpError, tcp, tls, token } from './problems/facts.ts'

const NO = imap('A1 NO AUTHENTICATE failed.', 'auth', 'AUTHENTICATE XOAUTH2')
const NOT_CONNECTED = imap('A3 BAD User is authenticated but not connected.', 'open')
const SMTP_573 = smtp('535 5.7.3 Authentication unsuccessful [AM0PR04CA0001.eurprd04.prod.outlook.com]')
const ORG_OFF = smtp('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.')

const result = (check: CheckId, evidence: readonly Evidence[], mailbox?: string): CheckResult =>
  ({ check, status: 'fail', summary: '', durationMs: 1, evidence, ...(mailbox === undefined ? {} : { mailbox }) })

const ids = (given: Given) => diagnose(scene(given)).map(({ problem }) => problem.id)

describe('diagnose', () => {
  it('names the words of 5.7.139 before the general codes in one text', () => {
    const text = smtp('5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.')
    assert.deepEqual(ids({ own: [text], flow: 'unknown' }), ['exchange.smtp-auth-disabled-org'])
  })

  it('names the number inside of another number\'s text', () => {
    const wrapped = entra('invalid_client', 70002, 'Error validating credentials. AADSTS7000222: The provided client secret keys are expired.')
    assert.deepEqual(ids({ own: [wrapped] }), ['entra.secret-expired'])
  })

  it('puts what is sure before what is likely, and keeps the others', () => {
    const inspected = tls('SELF_SIGNED_CERT_IN_CHAIN', 'CN=Zscaler Intermediate Root CA')
    assert.deepEqual(ids({ own: [inspected] }), ['tls.untrusted', 'network.proxy'])
    assert.deepEqual(ids({ own: [http(200), entra('MISBEHAVED')] }), ['network.misbehaved', 'network.proxy'])
    assert.deepEqual(ids({ own: [tls('CERT_HAS_EXPIRED')], beside: [clock(-3_600_000)] }), ['clock.skew', 'tls.expired'])
    assert.deepEqual(ids({ own: [smtpError('TIMEOUT', 'greeting')] }), ['network.timeout', 'tls.wrong-mode'])
  })

  it('adds no general refusal to the reason that was found', () => {
    assert.deepEqual(ids({ own: [NO], beside: [token([])] }), ['entra.roles-missing'])
    assert.deepEqual(ids({ own: [NO], beside: [token(BOTH_ROLES)] }), ['exchange.principal-missing'])
    assert.deepEqual(ids({ own: [SMTP_573], beside: [token(BOTH_ROLES), NOT_CONNECTED] }), ['exchange.not-connected'])
    assert.deepEqual(ids({ own: [ORG_OFF], beside: [token(BOTH_ROLES), NO] }), ['exchange.smtp-auth-disabled-org'])
  })

  it('names the wrong secret before a clock that is off', () => {
    assert.deepEqual(ids({ own: [clock(900_000), http(401), entra('invalid_client', 7000215)] }), ['entra.secret-invalid', 'clock.skew'])
  })

  it('keeps a number that no problem has before a clock that is off', () => {
    assert.deepEqual(ids({ own: [clock(900_000), entra('invalid_grant', 1000031)] }), ['entra.other', 'clock.skew'])
  })

  it('names no cause for what it does not know', () => {
    const unknown: readonly (readonly Evidence[])[] = [
      [],
      [imap('A1 NO [ALERT] Come back another day.')],
      [imap('A0 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)')],
      [imap('A1 NO [AUTHENTICATIONFAILED] Authentication failed.')],
      [smtp('535-5.7.8 Username and Password not accepted.\r\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials - gsmtp')],
      [smtp('550 5.7.1 Relaying denied.', 'recipient')],
      [entra('invalid_grant', undefined, 'Token has been expired or revoked.')],
      [tcp('EWHATEVER')],
      [tls('UNSPECIFIED')],
      [tcp(), tls(), http(200)],
    ]
    for (const own of unknown) assert.deepEqual(ids({ own, beside: [token(BOTH_ROLES)] }), [], JSON.stringify(own))
  })

  it('names no cause for a run that was cancelled, at whatever stage', () => {
    const cancelled = [[tcp('CANCELLED')], [tls('CANCELLED')], [http(undefined, 'CANCELLED')], [imapError('CANCELLED', 'auth')], [smtpError('CANCELLED', 'greeting')]]
    for (const own of cancelled) assert.deepEqual(ids({ own, beside: [token([])] }), [], JSON.stringify(own))
  })

  it('lets a failed connection speak for its own result alone', () => {
    const failures = [dns('ENOTFOUND'), tcp('ECONNREFUSED'), tcp('TIMEOUT'), tls('CERT_HAS_EXPIRED'), imapError('CLOSED', 'auth'), smtpError('NO_STARTTLS', 'starttls')]
    for (const failure of failures) assert.deepEqual(ids({ own: [ORG_OFF], beside: [failure] }), ['exchange.smtp-auth-disabled-org'])
  })
})

describe('sceneOf', () => {
  const profile = appOnlyProfile()
  const SUPPORT = 'support@contoso.example'
  const SALES = 'sales@contoso.example'
  const first = (run: readonly CheckResult[], of: CheckResult) => diagnose(sceneOf(of, run, profile))[0]?.problem.id
  const tokenSeen = result('entra.client', [token(BOTH_ROLES)])

  it('lets IMAP and SMTP of one mailbox name one problem for one cause', () => {
    for (const [reply, id] of [[NO, 'exchange.principal-missing'], [NOT_CONNECTED, 'exchange.not-connected']] as const) {
      const imapResult = result('exchange.imap', [tcp(), tls(), reply], SUPPORT)
      const smtpResult = result('exchange.smtp', [tcp(undefined, 'smtp.office365.com', 587), SMTP_573], SUPPORT)
      const run = [tokenSeen, imapResult, smtpResult]
      assert.equal(first(run, imapResult), id)
      assert.equal(first(run, smtpResult), id)
    }
  })

  it('lets three results name the missing role', () => {
    const rolesResult = result('entra.roles', [token([])])
    const imapResult = result('exchange.imap', [NO], SUPPORT)
    const smtpResult = result('exchange.smtp', [SMTP_573], SUPPORT)
    const run = [rolesResult, imapResult, smtpResult]
    for (const one of run) assert.equal(first(run, one), 'entra.roles-missing')
  })

  it('takes nothing from another mailbox', () => {
    const other = result('exchange.imap', [NO], SALES)
    const own = result('exchange.smtp', [SMTP_573], SUPPORT)
    assert.equal(first([tokenSeen, other, own], own), 'exchange.smtp-refused')
  })

  it('fills in the object id of the token where the profile has none, and the mailbox of the result', () => {
    const { objectId, ...withoutObjectId } = profile
    const imapResult = result('exchange.imap', [NO], SUPPORT)
    const { names } = sceneOf(imapResult, [tokenSeen, imapResult], withoutObjectId)
    assert.notEqual(names.objectId, objectId)
    assert.equal(names.objectId, '0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0')
    assert.equal(names.mailbox, SUPPORT)
  })
})
