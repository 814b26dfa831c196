import assert from 'node:assert/strict'
import { HelpdeskOAuthError, type ErrorCode } from '../../../../src/core/errors.ts'
import { ProfileStore } from '../../../../src/core/profiles/profile-store.ts'
import { memoryHost, sampleOwnCloud, sampleProfile } from './sample-profile.ts'

const refusedWith = (code: ErrorCode, details?: unknown) => (error: unknown): boolean => {
  assert.ok(error instanceof HelpdeskOAuthError)
  assert.equal(error.code, code)
  if (details !== undefined) assert.deepEqual(error.details, details)
  return true
}
const OWN_HOSTS = ['login.practice.example', 'mail.practice.example']
const own = sampleProfile({ id: 'own', cloud: sampleOwnCloud })
const document = (...profiles: unknown[]): unknown => ({ version: 1, profiles })

describe('ProfileStore', () => {
  function open(): ReturnType<typeof memoryHost> & { store: ProfileStore } {
    const memory = memoryHost()
    return { ...memory, store: new ProfileStore(memory.host.storage) }
  }

  it('lists by name what was added, and finds an id in any case', async () => {
    const { store } = open()
    await store.add(sampleProfile({ id: 'b', name: 'Zulu' }))
    await store.add(sampleProfile({ id: 'a', name: 'alpha' }))
    assert.deepEqual(store.list().map(({ id }) => id), ['a', 'b'])
    assert.equal(store.get('A').name, 'alpha')
  })

  it('refuses an unknown id', async () => {
    const { store } = open()
    assert.throws(() => store.get('x'), refusedWith('profile.unknown'))
    await assert.rejects(store.edit('x', {}), refusedWith('profile.unknown'))
    await assert.rejects(store.delete('x'), refusedWith('profile.unknown'))
    await assert.rejects(store.duplicate('x'), refusedWith('profile.unknown'))
    assert.throws(() => store.exportDocument(['x']), refusedWith('profile.unknown'))
  })

  it('refuses an id that is taken in another case', async () => {
    const { store } = open()
    await store.add(sampleProfile())
    await assert.rejects(store.add(sampleProfile({ id: 'SUPPORT' })), refusedWith('argument.invalid'))
  })

  it('stores an own cloud only once its hosts are confirmed', async () => {
    const { store, stored } = open()
    await assert.rejects(store.add(own), refusedWith('confirmation.required', { hosts: OWN_HOSTS }))
    assert.equal(stored.size, 0)
    await store.add(own, { confirm: true, ca: 'PEM' })
    assert.equal(store.ca('own'), 'PEM')
  })

  it('edits an own cloud freely while its hosts stay, and keeps its roots', async () => {
    const { store } = open()
    await store.add(own, { confirm: true, ca: 'PEM' })
    await store.edit('own', { name: 'Other' })
    assert.deepEqual([store.get('own').name, store.ca('own')], ['Other', 'PEM'])
  })

  it('asks again when a host of an own cloud changes, and drops its roots', async () => {
    const { store } = open()
    await store.add(own, { confirm: true, ca: 'PEM' })
    const changes = { cloud: { ...sampleOwnCloud, smtp: { host: 'evil.example', port: 587 } } }
    await assert.rejects(store.edit('own', changes), refusedWith('confirmation.required'))
    assert.deepEqual(store.get('own'), own)
    await store.edit('own', changes, { confirm: true })
    assert.equal(store.ca('own'), undefined)
  })

  it('asks before it reaches a metadata service', async () => {
    const { store } = open()
    const helpdesk = { product: 'other', url: 'http://169.254.169.254/' }
    await assert.rejects(store.add(sampleProfile({ helpdesk })), refusedWith('confirmation.required', { hosts: ['169.254.169.254'] }))
  })

  it('duplicates under a free id, confirmed hosts and roots with it', async () => {
    const { store } = open()
    await store.add(own, { confirm: true, ca: 'PEM' })
    assert.deepEqual([await store.duplicate('own'), await store.duplicate('own'), await store.duplicate('OWN')], ['own-copy', 'own-copy-2', 'own-copy-3'])
    assert.deepEqual([store.get('own-copy').name, store.ca('own-copy')], ['Support desk (copy)', 'PEM'])
  })

  it('keeps ids and names within their limits when it duplicates', async () => {
    const { store } = open()
    await store.add(sampleProfile({ id: 'a'.repeat(64), name: 'n'.repeat(256) }))
    const copy = await store.duplicate('a'.repeat(64))
    assert.deepEqual([copy.length, store.get(copy).name.length, store.corrupt()], [64, 256, []])
  })

  it('imports all or nothing', async () => {
    const { store, stored } = open()
    await assert.rejects(store.importDocument(document(sampleProfile(), sampleProfile({ id: 'b', clientId: 'x' }))), refusedWith('document.invalid'))
    assert.equal(stored.size, 0)
    assert.deepEqual(await store.importDocument(document(sampleProfile(), sampleProfile({ id: 'b' }))), ['support', 'b'])
  })

  it('shows what an import would change of a profile that exists', async () => {
    const { store, stored } = open()
    await store.add(sampleProfile())
    const before = structuredClone([...stored])
    const changed = sampleProfile({ tenantId: 'evil.example', objectId: '0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b12' })
    await assert.rejects(store.importDocument(document(changed)), refusedWith('confirmation.required', {
      hosts: [],
      changes: ['support /tenantId: "contoso.onmicrosoft.com" → "evil.example"', 'support /objectId: (none) → "0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b12"'],
    }))
    assert.deepEqual([...stored], before)
    await store.importDocument(document(changed), { confirm: true })
    assert.deepEqual(store.list(), [changed])
  })

  it('names all hosts of an imported own cloud, confirmed before or not', async () => {
    const { store } = open()
    await assert.rejects(store.importDocument(document(own)), refusedWith('confirmation.required', { hosts: OWN_HOSTS, changes: [] }))
    await store.importDocument(document(own), { confirm: true })
    await assert.rejects(store.importDocument(document(own)), refusedWith('confirmation.required', { hosts: OWN_HOSTS, changes: [] }))
  })

  it('puts back what was there when a write fails half-way', async () => {
    const { store, stored, host } = open()
    await store.add(sampleProfile({ id: 'a' }))
    const before = structuredClone([...stored])
    const failing = new ProfileStore({ ...host.storage, set: async (key, value) => (key === 'profile.b' && value !== undefined ? Promise.reject(new Error('disk full')) : host.storage.set(key, value)) })
    await assert.rejects(failing.importDocument(document(sampleProfile({ id: 'a', name: 'New' }), sampleProfile({ id: 'b' })), { confirm: true }), /disk full/)
    assert.deepEqual([...stored], before)
  })

  it('exports without roots, and imports what it exported', async () => {
    const { store } = open()
    await store.add(own, { confirm: true, ca: 'PEM' })
    await store.add(sampleProfile())
    assert.equal(JSON.stringify(store.exportDocument()).includes('PEM'), false)
    assert.deepEqual(store.exportDocument(['support']), document(sampleProfile()))
    const other = open()
    await other.store.importDocument(store.exportDocument(), { confirm: true })
    assert.deepEqual(other.store.exportDocument(), store.exportDocument())
  })

  it('survives damaged records, names them, and lets them be deleted or replaced', async () => {
    const { store, stored } = open()
    await store.add(sampleProfile({ id: 'good' }))
    stored.set('profile.bad', { profile: { id: 'bad' } })
    stored.set('profile.worse', 'x')
    assert.deepEqual([store.list().map(({ id }) => id), store.corrupt()], [['good'], ['bad', 'worse']])
    await store.delete('worse')
    await assert.rejects(store.importDocument(document(sampleProfile({ id: 'bad' }))), refusedWith('confirmation.required'))
    await store.importDocument(document(sampleProfile({ id: 'bad' })), { confirm: true })
    assert.deepEqual(store.corrupt(), [])
  })

  it('tells its listeners of each change until they go', async () => {
    const { store } = open()
    let count = 0
    const listening = store.onDidChange(() => count++)
    await store.add(sampleProfile())
    await store.edit('support', { name: 'x' })
    await store.delete('support')
    listening.dispose()
    await store.add(sampleProfile())
    assert.equal(count, 3)
  })
})
