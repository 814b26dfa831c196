import assert from 'node:assert/strict'
import { imap } from '../../../../../src/core/checks/exchange/imap.ts'
import { type PracticeTenant, startPracticeTenant } from '../../../../../src/practice/start.ts'
import { practiceContext } from '../practice-context.ts'

describe('exchange.imap', () => {
  let practice: PracticeTenant

  before(async () => {
    practice = await startPracticeTenant()
  })
  after(() => practice.close())

  const run = async (address = 'support@practice.example', more: object = {}) => {
    const context = await practiceContext(practice)
    return { finding: await imap.run(context, { address, imap: true, smtp: false, ...more }), context }
  }

  it('passes where the INBOX was opened, and says how many messages lie in it', async () => {
    const { finding, context } = await run()
    assert.equal(finding.status, 'pass')
    assert.match(finding.summary, /\d+ messages/)
    assert.ok(context.evidence.entries.some((entry) => entry.kind === 'imap' && entry.stage === 'open' && / OK /.test(entry.reply ?? '')))
  })

  it('leaves the mail as it was', async () => {
    const mails = () => practice.mail.folder('support@practice.example', 'INBOX')?.mails.map(({ uid, flags }) => `${uid} ${[...flags].join(' ')}`)
    const before = mails()
    assert.ok(before && before.length > 0)
    await run()
    assert.deepEqual(mails(), before)
  })

  it('logs in as imapUser where the mailbox names one', async () => {
    const { finding } = await run('nobody@practice.example', { imapUser: 'sales@practice.example' })
    assert.equal(finding.status, 'pass')
  })

  it('fails where the login is accepted and the mailbox is closed', async () => {
    const { finding, context } = await run('anna@practice.example')
    assert.equal(finding.status, 'fail')
    assert.match(finding.summary, /not connected/)
    assert.ok(context.evidence.entries.some((entry) => entry.kind === 'token'))
  })

  it('applies where the mailbox is read', async () => {
    const { profile, mailbox } = await practiceContext(practice)
    assert.deepEqual([imap.applies(profile, mailbox), imap.applies(profile, { ...mailbox, imap: false })], [true, false])
  })
})
