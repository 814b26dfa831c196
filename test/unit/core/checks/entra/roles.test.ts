import assert from 'node:assert/strict'
import type { CheckResult } from '../../../../../src/core/checks/check.ts'
import { roles } from '../../../../../src/core/checks/entra/roles.ts'
import { type PracticeTenant, startPracticeTenant } from '../../../../../src/practice/start.ts'
import { practiceContext } from '../practice-context.ts'

describe('entra.roles', () => {
  let practice: PracticeTenant

  beforeEach(async () => {
    practice = await startPracticeTenant()
  })
  afterEach(() => practice.close())

  const consentTo = (consent: Record<string, true | null>) =>
    practice.tenant.patch({ applications: { [practice.ids.appId]: { consent } } })

  it('passes where the token carries both', async () => {
    assert.equal((await roles.run(await practiceContext(practice))).status, 'pass')
  })

  it('fails where one is missing, and names it', async () => {
    consentTo({ 'SMTP.SendAsApp': null })
    const finding = await roles.run(await practiceContext(practice))
    assert.equal(finding.status, 'fail')
    assert.match(finding.summary, /SMTP\.SendAsApp/)
    assert.doesNotMatch(finding.summary, /IMAP\.AccessAsApp/)
  })

  it('does not ask for what no mailbox needs', async () => {
    consentTo({ 'SMTP.SendAsApp': null })
    const context = await practiceContext(practice, { mailboxes: [{ address: 'support@practice.example', imap: true, smtp: false }] })
    assert.equal((await roles.run(context)).status, 'pass')
  })

  it('is a warning where SMTP works without its role', () => {
    const own: CheckResult = {
      check: 'entra.roles', status: 'fail', summary: '', durationMs: 0,
      evidence: [{ kind: 'token', at: '', roles: ['IMAP.AccessAsApp'], scp: [], aud: 'https://outlook.office365.com' }],
    }
    const smtp: CheckResult = { check: 'exchange.smtp', status: 'pass', summary: '', durationMs: 0, evidence: [] }
    const settled = (result: CheckResult, run: readonly CheckResult[]) => (roles.settle?.(result, run) ?? result).status
    assert.equal(settled(own, [own, smtp]), 'warn')
    assert.equal(settled(own, [own, { ...smtp, status: 'fail' }]), 'fail')
    assert.equal(settled({ ...own, evidence: [] }, [own, smtp]), 'fail')
  })
})
