import assert from 'node:assert/strict'
import { profileRow } from '../../../../src/vscode/tree/profile-rows.ts'
import { ALL_PASS, find, kept, MAILBOX, MOMENT, NOT_CONNECTED, sampleView } from './sample-view.ts'

const described = (label: string, view = sampleView()): string | undefined => find(profileRow(view, MOMENT), label).content.description

describe('profileRow', () => {
  it('shows a profile that was never checked with its facts', () => {
    const row = profileRow(sampleView(), MOMENT)
    assert.equal(row.content.description, 'not checked yet')
    assert.deepEqual(row.children.map(({ content }) => content.label), ['Flow', 'Tenant', 'Token', 'Permissions', 'Client secret', 'Helpdesk', MAILBOX])
    assert.equal(described('Tenant'), 'contoso.onmicrosoft.com')
    assert.equal(described('Helpdesk'), 'i-net HelpDesk')
    assert.equal(described('IMAP'), 'not checked yet')
  })

  it('shows what passed, and when', () => {
    const view = sampleView({ results: ALL_PASS })
    const row = profileRow(view, MOMENT)
    assert.equal(row.content.description, '5 of 5 passed')
    assert.equal(row.content.icon?.color, 'testing.iconPassed')
    assert.match(described('Token', view) ?? '', /^valid until 3:05\sPM$/)
    assert.equal(described('Permissions', view), 'IMAP.AccessAsApp, SMTP.SendAsApp')
    assert.match(described('IMAP', view) ?? '', /^passed · 2:05\sPM$/)
  })

  it('shows a failure with the title of its problem, its cause, each remedy and its script', () => {
    const results = [...ALL_PASS.slice(0, 3), kept('exchange.imap', 'fail', { mailbox: MAILBOX, problem: NOT_CONNECTED })]
    const row = profileRow(sampleView({ results }), MOMENT)
    assert.equal(row.content.description, '1 of 4 failed')
    const imap = find(row, 'IMAP')
    assert.equal(imap.content.description, NOT_CONNECTED.title)
    assert.match(imap.content.tooltip ?? '', /Exchange knows the application/)
    assert.equal(imap.content.isOpen, true)
    assert.ok(imap.content.words?.includes('script'))
    assert.deepEqual(imap.children.map(({ content }) => content.label), [NOT_CONNECTED.cause, ...NOT_CONNECTED.remedy, 'Open PowerShell'])
    assert.deepEqual(imap.children.at(-1)?.target, { profileId: 'desk', check: 'exchange.imap', mailbox: MAILBOX, script: 'grant-mailbox-access' })
    assert.equal(imap.children.at(-1)?.content.onClick, 'generatePowerShell')
  })

  it('offers no script that does not exist', () => {
    const results = [kept('entra.roles', 'fail', { problem: { ...NOT_CONNECTED, script: 'grant-permissions' } })]
    const row = find(profileRow(sampleView({ results }), MOMENT), 'Permissions')
    assert.ok(!row.content.words?.includes('script'))
    assert.equal(row.children.at(-1)?.content.label, NOT_CONNECTED.remedy[1])
  })

  it('opens the explanation of one cause once', () => {
    const results = [
      kept('exchange.imap', 'fail', { mailbox: MAILBOX, problem: NOT_CONNECTED }),
      kept('exchange.smtp', 'fail', { mailbox: MAILBOX, problem: NOT_CONNECTED }),
    ]
    const row = profileRow(sampleView({ results }), MOMENT)
    assert.equal(find(row, 'IMAP').content.isOpen, true)
    assert.equal(find(row, 'SMTP').content.isOpen, false)
  })

  it('says what was skipped, and why: it is no pass', () => {
    const skip = (check: 'exchange.imap' | 'exchange.smtp') => kept(check, 'skip', { mailbox: MAILBOX, summary: 'Nobody is signed in.' })
    const view = sampleView({ results: [kept('entra.tenant', 'pass'), skip('exchange.imap'), skip('exchange.smtp')] })
    const row = profileRow({ ...view, profile: { ...view.profile, flow: 'user' } }, MOMENT)
    assert.equal(row.content.description, '1 passed, 2 skipped')
    assert.equal(find(row, 'IMAP').content.description, 'Nobody is signed in.')
    assert.equal(find(row, 'IMAP').children.length, 0)
  })

  it('turns while checks run, for what the run covers and has not found yet', () => {
    const live = { results: [kept('exchange.imap', 'pass', { mailbox: MAILBOX })], checks: ['exchange.imap', 'exchange.smtp'] }
    const view = sampleView({ results: ALL_PASS, live })
    const row = profileRow(view, MOMENT)
    assert.equal(row.content.icon?.id, 'loading~spin')
    assert.equal(row.content.description, '4 of 5 checked')
    assert.equal(find(row, 'SMTP').content.icon?.id, 'loading~spin')
    assert.equal(find(row, 'IMAP').content.icon?.color, 'testing.iconPassed')
    assert.equal(find(row, 'Tenant').content.icon?.color, 'testing.iconPassed')
    assert.ok(row.content.words?.includes('running'))
  })

  it('has a mailbox keep to what it is used for', () => {
    const { profile } = sampleView()
    const row = profileRow(sampleView({ profile: { ...profile, mailboxes: [{ address: MAILBOX, imap: true, smtp: false }] } }), MOMENT)
    assert.deepEqual(find(row, MAILBOX).children.map(({ content }) => content.label), ['IMAP'])
  })

  it('has no token of its own where the user signs in, and any tenant where none is named', () => {
    const { profile } = sampleView()
    const row = profileRow(sampleView({ profile: { ...profile, flow: 'user', tenantId: undefined } }), MOMENT)
    assert.deepEqual(row.children.map(({ content }) => content.label), ['Flow', 'Tenant', 'Client secret', 'Helpdesk', MAILBOX])
    assert.equal(find(row, 'Tenant').content.description, 'any')
    assert.ok(!row.content.words?.includes('appOnly'))
  })

  it('gives every row an id of its own', () => {
    const ids: string[] = []
    const walk = (row: ReturnType<typeof profileRow>): void => {
      ids.push(row.content.id)
      row.children.forEach(walk)
    }
    walk(profileRow(sampleView({ results: [kept('exchange.imap', 'fail', { mailbox: MAILBOX, problem: NOT_CONNECTED })] }), MOMENT))
    assert.equal(new Set(ids).size, ids.length)
  })

  it('speaks the outcome, which the icon alone shows to the eye', () => {
    const view = sampleView({ results: [kept('exchange.imap', 'fail', { mailbox: MAILBOX, problem: NOT_CONNECTED })] })
    assert.equal(find(profileRow(view, MOMENT), 'IMAP').content.spoken, 'IMAP, failed, No permission on the mailbox')
    assert.match(find(profileRow(view, MOMENT), MAILBOX).content.spoken ?? '', /IMAP failed, SMTP not checked yet/)
  })
})
