import assert from 'node:assert/strict'
import fc from 'fast-check'
import { startPracticeTenant, type PracticeTenant } from '../../../../src/practice/start.ts'
import { call, SUPPORT, type Answer } from '../practice-clients.ts'

describe('startAdmin', () => {
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  afterEach(() => tenant.tenant.reset())
  after(() => tenant.close())

  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => call(`${tenant.admin.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${tenant.admin.key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  })
  const codeOf = ({ status, json }: Answer): string => `${status} ${(json['error'] as { code: string }).code}`

  it('lists the faults, none of them on', async () => {
    const { status, json } = await ask('GET', '/faults')
    const faults = json as unknown as readonly { id: string; sentence: string; on: boolean }[]
    assert.equal(status, 200)
    assert.ok(faults.length >= 4)
    assert.deepEqual(faults.filter(({ on }) => on), [])
    for (const fault of faults) assert.deepEqual(Object.keys(fault), ['id', 'sentence', 'on'])
    for (const { id, sentence } of faults) assert.match(`${id}: ${sentence}`, /^[a-z]+\.[a-z0-9-]+(~[a-z0-9-]+)?: "?[A-Z].*\.$/)
  })

  it('breaks and mends a thing, and shows it in the state', async () => {
    const broken = await ask('PUT', '/faults/exchange.smtp-auth-disabled-org', { on: true })
    assert.deepEqual([broken.status, broken.json['on']], [200, true])
    assert.deepEqual(Object.keys(broken.json), ['id', 'sentence', 'on'])
    const state = (await ask('GET', '/state')).json as { organization: { smtpClientAuthenticationDisabled: boolean } }
    assert.equal(state.organization.smtpClientAuthenticationDisabled, true)
    assert.equal((await ask('PUT', '/faults/exchange.smtp-auth-disabled-org', { on: false })).json['on'], false)
  })

  it('sees a thing mended by a patch of the state', async () => {
    await ask('PUT', '/faults/exchange.not-connected', { on: true })
    const right = { fullAccess: { [tenant.ids.servicePrincipalObjectId]: true } }
    const patched = await ask('PATCH', '/state', { mailboxes: { [SUPPORT]: right, 'sales@practice.example': right } }, { 'content-type': 'application/merge-patch+json; charset=utf-8' })
    assert.equal(patched.status, 200)
    assert.equal(tenant.faults().find(({ id }) => id === 'exchange.not-connected')?.on, false)
  })

  it('resets state and mail', async () => {
    await ask('PATCH', '/state', { mailboxes: { [SUPPORT]: null } })
    tenant.mail.store('sales@practice.example', 'INBOX', Buffer.from('Subject: x\r\n\r\n'))
    assert.equal((await ask('POST', '/reset')).status, 200)
    assert.ok(tenant.tenant.state().mailboxes[SUPPORT])
    assert.equal(tenant.mail.folder('sales@practice.example', 'INBOX')?.mails.length, 3)
  })

  it('shows only what an admin sets: no secret, token, mail or time', async () => {
    const { text, json } = await ask('GET', '/state')
    assert.deepEqual(Object.keys(json).sort(), ['administrator', 'applications', 'mailboxes', 'organization', 'service', 'servicePrincipals', 'tenant', 'users'])
    assert.equal(text.includes(Object.values(tenant.secrets)[0]!), false)
    assert.equal(text.includes(tenant.admin.key), false)
  })

  it('opens to its key alone', async () => {
    for (const authorization of ['', 'Bearer wrong', `Basic ${tenant.admin.key}`, `Bearer ${tenant.admin.key}x`, `Bearer ${tenant.admin.key.slice(1)}`]) {
      const answer = await ask('GET', '/state', undefined, { authorization })
      assert.equal(codeOf(answer), '401 key.wrong')
      assert.equal(answer.headers['www-authenticate'], 'Bearer')
    }
  })

  const refused: readonly (readonly [string, string, string, unknown, string])[] = [
    ['an unknown path', 'GET', '/nothing', undefined, '404 path.unknown'],
    ['an unknown fault', 'PUT', '/faults/entra.nothing', { on: true }, '404 fault.unknown'],
    ['a fault named like a property', 'PUT', '/faults/constructor', { on: true }, '404 fault.unknown'],
    ['a wrong method', 'DELETE', '/state', undefined, '405 method.wrong'],
    ['a body that is not JSON', 'PATCH', '/state', '{', '400 body.invalid'],
    ['a body that is not UTF-8', 'PATCH', '/state', Buffer.from([0x22, 0xff, 0x22]), '400 body.invalid'],
    ['a body without what it needs', 'PUT', '/faults/exchange.not-connected', {}, '400 body.invalid'],
    ['a body with more than it needs', 'PUT', '/faults/exchange.not-connected', { on: true, off: false }, '400 body.invalid'],
    ['a patch that is a list', 'PATCH', '/state', [], '400 body.invalid'],
    ['a patch that breaks the state', 'PATCH', '/state', { tenant: { id: 7 } }, '400 state.invalid'],
    ['a body too long', 'PATCH', '/state', { tenant: { displayName: 'x'.repeat(300_000) } }, '413 body.too-long'],
  ]
  for (const [what, method, path, body, expected] of refused) {
    it(`answers ${what} with ${expected}`, async () => assert.equal(codeOf(await ask(method, path, body)), expected))
  }

  it('reads a body whatever type it is declared as: many clients declare one that they do not send', async () => {
    for (const type of ['text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', '']) {
      assert.equal((await ask('PATCH', '/state', '{}', { 'content-type': type })).status, 200, type)
    }
  })

  it('names the methods of a path with 405', async () => {
    assert.equal((await ask('POST', '/faults')).headers['allow'], 'GET')
  })

  it('survives any patch: the state stays whole or nothing changes', async function () {
    this.timeout(60_000)
    const keys = fc.constantFrom('tenant', 'mailboxes', 'organization', 'applications', 'servicePrincipals', SUPPORT, tenant.ids.appId, 'fullAccess', 'secrets', '__proto__', 'id', '')
    const patch = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant(null), fc.boolean(), fc.string({ maxLength: 8 }), fc.integer(), tie('object')),
      object: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    })).object
    await fc.assert(fc.asyncProperty(patch, async (value) => {
      const before = JSON.stringify(tenant.tenant.state())
      const { status } = await ask('PATCH', '/state', value)
      assert.ok(status === 200 || status === 400, String(status))
      if (status === 400) assert.equal(JSON.stringify(tenant.tenant.state()), before)
      assert.equal((await ask('GET', '/faults')).status, 200)
    }), { numRuns: 200 })
  })
})
