import assert from 'node:assert/strict'
import { initialState, newPracticeIds } from '../../../src/practice/initial-state.ts'
import { Tenant } from '../../../src/practice/tenant.ts'
import { SUPPORT } from './practice-clients.ts'

const ids = newPracticeIds()
const secret = { keyId: newPracticeIds().appId, hint: 'abc', endDateTime: '2027-01-01T00:00:00Z' }

function tenantAt(delayMs = 0): { tenant: Tenant; clock: { ms: number } } {
  const clock = { ms: Date.parse('2026-11-25T00:00:00Z') }
  return { clock, tenant: new Tenant({ initial: initialState(ids, secret, false), delayMs, now: () => new Date(clock.ms) }) }
}

describe('Tenant', () => {
  it('gives Exchange a change only after the delay, and shows it to the admin at once', () => {
    const { tenant, clock } = tenantAt(30_000)
    tenant.patch({ organization: { smtpClientAuthenticationDisabled: true } })
    assert.equal(tenant.state().organization.smtpClientAuthenticationDisabled, true)
    clock.ms += 29_999
    assert.equal(tenant.exchange().organization.smtpClientAuthenticationDisabled, false)
    clock.ms += 1
    assert.equal(tenant.exchange().organization.smtpClientAuthenticationDisabled, true)
  })

  it('lets two changes arrive one after the other, each at its own time', () => {
    const { tenant, clock } = tenantAt(10_000)
    tenant.patch({ servicePrincipals: { [ids.servicePrincipalObjectId]: null } })
    clock.ms += 6000
    tenant.patch({ mailboxes: { [SUPPORT]: { imapEnabled: false } } })
    clock.ms += 4000
    assert.deepEqual(Object.keys(tenant.exchange().servicePrincipals), [])
    assert.equal(tenant.exchange().mailboxes[SUPPORT]?.imapEnabled, true)
    clock.ms += 6000
    assert.equal(tenant.exchange().mailboxes[SUPPORT]?.imapEnabled, false)
  })

  it('takes another delay for what comes after it', () => {
    const { tenant, clock } = tenantAt(10_000)
    tenant.patch({ mailboxes: { [SUPPORT]: { imapEnabled: false } } })
    tenant.delayMs = 60_000
    tenant.patch({ mailboxes: { [SUPPORT]: { imapEnabled: true } } })
    clock.ms += 10_000
    assert.equal(tenant.exchange().mailboxes[SUPPORT]?.imapEnabled, false)
    clock.ms += 49_999
    assert.equal(tenant.exchange().mailboxes[SUPPORT]?.imapEnabled, false)
    clock.ms += 1
    assert.equal(tenant.exchange().mailboxes[SUPPORT]?.imapEnabled, true)
  })

  it('does not go back to an older change when the delay was made shorter', () => {
    const { tenant, clock } = tenantAt(60_000)
    tenant.patch({ mailboxes: { [SUPPORT]: { imapEnabled: false } } })
    tenant.delayMs = 0
    tenant.patch({ organization: { smtpClientAuthenticationDisabled: true } })
    for (const wait of [0, 60_000]) {
      clock.ms += wait
      assert.equal(tenant.exchange().organization.smtpClientAuthenticationDisabled, true)
      assert.equal(tenant.exchange().mailboxes[SUPPORT]?.imapEnabled, false)
    }
  })

  it('goes back to the start at once', () => {
    const { tenant } = tenantAt(10_000)
    tenant.patch({ mailboxes: { [SUPPORT]: null } })
    tenant.reset()
    assert.ok(tenant.state().mailboxes[SUPPORT])
    assert.ok(tenant.exchange().mailboxes[SUPPORT])
  })

  it('tells its subscribers what happened until they leave', () => {
    const { tenant } = tenantAt()
    const heard: string[] = []
    const stop = tenant.subscribe((change) => heard.push(change))
    tenant.patch({})
    tenant.reset()
    stop()
    tenant.reset()
    assert.deepEqual(heard, ['patched', 'reset'])
  })

  it('takes a blank for "follow the organisation", however it is written', () => {
    const { tenant } = tenantAt()
    tenant.patch({ mailboxes: { [SUPPORT]: { smtpClientAuthenticationDisabled: true } } })
    tenant.patch({ mailboxes: { [SUPPORT]: { smtpClientAuthenticationDisabled: null } } })
    assert.equal(tenant.state().mailboxes[SUPPORT]?.smtpClientAuthenticationDisabled, null)
  })

  it('completes a mailbox that is made with its name alone', () => {
    const { tenant } = tenantAt()
    tenant.patch({ mailboxes: { 'new@practice.example': { displayName: 'New' } } })
    assert.equal(JSON.stringify(tenant.state().mailboxes['new@practice.example']),
      '{"displayName":"New","imapEnabled":true,"smtpClientAuthenticationDisabled":null,"owner":null,"fullAccess":{},"sendAs":{},"full":false,"restricted":false}')
  })

  const refused: readonly (readonly [string, unknown, string])[] = [
    ['a key that the state has not', { organisation: {} }, '/organisation'],
    ['a wrong type', { organization: { smtpClientAuthenticationDisabled: 'yes' } }, '/organization/smtpClientAuthenticationDisabled'],
    ['the loss of a required part', { tenant: null }, '/tenant'],
    ['an address in capitals', { mailboxes: { 'A@practice.example': { displayName: 'A' } } }, '/mailboxes/A@practice.example'],
    ['a right that is false', { mailboxes: { [SUPPORT]: { fullAccess: { [ids.appId]: false } } } }, `/mailboxes/${SUPPORT}/fullAccess/${ids.appId}`],
    ['an object id that is none', { servicePrincipals: { nobody: { appId: ids.appId, displayName: 'x' } } }, '/servicePrincipals/nobody'],
    ['a list in place of the state', [], ''],
    ['a __proto__ key', JSON.parse('{"mailboxes": {"__proto__": {"displayName": "x"}}}'), '/mailboxes/__proto__'],
  ]
  for (const [what, patch, path] of refused) {
    it(`refuses ${what} and changes nothing`, () => {
      const { tenant } = tenantAt()
      const before = JSON.stringify(tenant.state())
      assert.throws(() => tenant.patch(patch), { name: 'PracticeError', code: 'state.invalid', details: [path] })
      assert.equal(JSON.stringify(tenant.state()), before)
    })
  }
})
