import assert from 'node:assert/strict'
import { secretEndurance } from '../../../../src/vscode/storage/secret-endurance.ts'
import { fakeHost } from '../../fakes.ts'

describe('secretEndurance', () => {
  it('is not known at the first start and lasting when the marker comes back', async () => {
    const host = fakeHost()
    assert.equal(await secretEndurance(host), 'unproven')
    assert.equal(await secretEndurance(host), 'lasting')
  })

  it('is forgetful when the marker is gone at the next start, each time anew', async () => {
    const host = fakeHost()
    await secretEndurance(host)
    host.kept.clear()
    assert.equal(await secretEndurance(host), 'forgetful')
    host.kept.clear()
    assert.equal(await secretEndurance(host), 'forgetful')
  })

  it('is unavailable for a locked store, one that keeps nothing, and one that never answers', async () => {
    const host = fakeHost()
    host.locked = true
    assert.equal(await secretEndurance(host), 'unavailable')
    const { storage } = fakeHost()
    const nothing = { get: () => Promise.resolve(undefined), set: () => Promise.resolve(), delete: () => Promise.resolve() }
    assert.equal(await secretEndurance({ storage, secrets: nothing }), 'unavailable')
    const silent = { ...nothing, get: () => new Promise<never>(() => undefined) }
    assert.equal(await secretEndurance({ storage, secrets: silent }, 20), 'unavailable')
  })
})
