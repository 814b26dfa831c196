import assert from 'node:assert/strict'
import { client } from '../../../../../src/core/checks/entra/client.ts'
import { type PracticeTenant, startPracticeTenant } from '../../../../../src/practice/start.ts'
import { practiceContext } from '../practice-context.ts'

describe('entra.client', () => {
  let practice: PracticeTenant

  before(async () => {
    practice = await startPracticeTenant()
  })
  after(() => practice.close())

  it('passes on a token, and shows what it carries, not the token', async () => {
    const context = await practiceContext(practice)
    assert.equal((await client.run(context)).status, 'pass')
    const token = context.evidence.entries.find((entry) => entry.kind === 'token')
    assert.deepEqual(token?.roles, ['IMAP.AccessAsApp', 'SMTP.SendAsApp'])
    assert.doesNotMatch(JSON.stringify(context.evidence.entries), /eyJ/)
  })

  for (const [what, changes, secret, number] of [
    ['a wrong secret', {}, 'Wr0ng8Q~not-the-secret-of-this-application', 7000215],
    ['another client id', { clientId: '99999999-9999-4999-8999-999999999999' }, undefined, 700016],
    ['a tenant that does not exist', { tenantId: 'nowhere.example' }, undefined, 90002],
  ] as const) {
    it(`fails on ${what} with ${number}`, async () => {
      const context = await practiceContext(practice, changes, secret)
      assert.equal((await client.run(context)).status, 'fail')
      assert.ok(context.evidence.entries.some((entry) => entry.kind === 'oauth-error' && entry.number === number))
    })
  }

  it('is a check of the app-only flow alone', async () => {
    const { profile } = await practiceContext(practice)
    assert.deepEqual([client.applies(profile), client.applies({ ...profile, flow: 'user' })], [true, false])
  })
})
