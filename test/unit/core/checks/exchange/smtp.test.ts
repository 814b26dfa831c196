import assert from 'node:assert/strict'
import type { CheckResult } from '../../../../../src/core/checks/check.ts'
import { smtp } from '../../../../../src/core/checks/exchange/smtp.ts'
import { type PracticeTenant, startPracticeTenant } from '../../../../../src/practice/start.ts'
import { practiceContext } from '../practice-context.ts'

const TOKEN = { kind: 'token', at: '', roles: ['SMTP.SendAsApp'], scp: [], aud: 'https://outlook.office365.com' } as const

describe('exchange.smtp', () => {
  let practice: PracticeTenant

  before(async () => {
    practice = await startPracticeTenant()
  })
  after(() => practice.close())

  it('passes on 235, and sends no mail', async () => {
    const context = await practiceContext(practice)
    assert.equal((await smtp.run(context, context.mailbox)).status, 'pass')
    const commands = context.evidence.entries.flatMap((entry) => (entry.kind === 'smtp' ? [entry.command] : []))
    assert.deepEqual(commands, [undefined, 'AUTH XOAUTH2', 'QUIT'])
  })

  it('fails with Exchange\'s whole answer', async () => {
    practice.setFault('exchange.smtp-auth-disabled-org', true)
    const context = await practiceContext(practice)
    const finding = await smtp.run(context, context.mailbox)
    practice.setFault('exchange.smtp-auth-disabled-org', false)
    assert.equal(finding.status, 'fail')
    assert.match(finding.summary, /535 5\.7\.139 .*disabled for the Tenant/)
  })

  const own: CheckResult = { check: 'exchange.smtp', mailbox: 'a@b.example', status: 'pass', summary: 'ok', durationMs: 0, evidence: [TOKEN] }
  const imap: CheckResult = { ...own, check: 'exchange.imap' }

  const settled = (result: CheckResult, run: readonly CheckResult[]) => smtp.settle?.(result, run) ?? result

  it('is a warning, app-only, without a green exchange.imap of the same mailbox', () => {
    assert.equal(settled(own, [own, imap]).status, 'pass')
    assert.equal(settled(own, [own]).status, 'warn')
    assert.equal(settled(own, [own, { ...imap, status: 'fail' }]).status, 'warn')
    assert.equal(settled(own, [own, { ...imap, mailbox: 'c@b.example' }]).status, 'warn')
    assert.match(settled(own, [own]).summary, /exchange\.round-trip/)
  })

  it('stays a failure', () => {
    assert.equal(settled({ ...own, status: 'fail' }, [own, imap]).status, 'fail')
  })
})
