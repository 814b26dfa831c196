import assert from 'node:assert/strict'
import { HelpdeskOAuthError } from '../../../../src/core/errors.ts'
import type { SecretStore } from '../../../../src/core/host.ts'
import { deleteProfile } from '../../../../src/core/profiles/delete-profile.ts'
import type { Profile } from '../../../../src/core/profiles/profile.ts'
import { ProfileStore } from '../../../../src/core/profiles/profile-store.ts'
import { Secret } from '../../../../src/core/secret.ts'
import { Vault } from '../../../../src/core/secrets/vault.ts'
import { memoryHost, sampleOwnCloud, sampleProfile } from '../profiles/sample-profile.ts'

const unavailable = (error: unknown): boolean => error instanceof HelpdeskOAuthError && error.code === 'secret.unavailable'
const never = async (): Promise<never> => new Promise(() => undefined)

describe('Vault', () => {
  const profile = sampleProfile()
  const secret = new Secret('s3cret-v4lue')

  async function filled(): Promise<ReturnType<typeof memoryHost> & { vault: Vault }> {
    const memory = memoryHost()
    const vault = new Vault(memory.host)
    await vault.setClientSecret(profile, secret)
    return { ...memory, vault }
  }
  const valueFor = async (vault: Vault, one: Profile): Promise<string> => {
    const found = await vault.credential(one)
    return found.kind === 'secret' ? found.secret.reveal() : found.kind
  }

  it('gives back what was stored, and nothing for another profile', async () => {
    const { vault } = await filled()
    assert.equal(await valueFor(vault, profile), 's3cret-v4lue')
    assert.equal(await valueFor(vault, sampleProfile({ id: 'other' })), 'none')
  })

  it('keeps a passphrase with its certificate', async () => {
    const { vault } = await filled()
    await vault.setCertificate(profile, new Secret('PEM'), new Secret('pass'))
    const found = await vault.credential(profile)
    assert.ok(found.kind === 'secret')
    assert.deepEqual([found.secret.reveal(), found.passphrase?.reveal()], ['PEM', 'pass'])
  })

  it('puts no secret into plain storage', async () => {
    const { stored } = await filled()
    assert.deepEqual([...stored], [['vault.ids', ['support']]])
  })

  const elsewhere: [string, Partial<Profile>][] = [
    ['tenant', { tenantId: 'fabrikam.example' }],
    ['application', { clientId: '0f3a8a0e-6f52-4d26-9d0c-5a3f6f3c1b12' }],
    ['cloud', { cloud: 'china' }],
    ['own cloud', { cloud: sampleOwnCloud }],
    ['SMTP host', { connection: 'msn' }],
  ]
  for (const [name, changes] of elsewhere) {
    it(`does not use a secret for another ${name}`, async () => {
      const { vault } = await filled()
      assert.equal(await valueFor(vault, sampleProfile(changes)), 'stale')
    })
  }

  it('uses it on when only names and mailboxes change, or the case of the tenant', async () => {
    const { vault } = await filled()
    assert.equal(await valueFor(vault, sampleProfile({ name: 'x', tenantId: 'CONTOSO.onmicrosoft.com', helpdesk: { product: 'znuny' } })), 's3cret-v4lue')
  })

  it('copies a credential to a duplicate, and a missing one to nothing', async () => {
    const { vault } = await filled()
    await vault.copy('support', 'support-copy')
    await vault.copy('nobody', 'nobody-copy')
    assert.equal(await valueFor(vault, sampleProfile({ id: 'support-copy' })), 's3cret-v4lue')
    assert.equal(await valueFor(vault, sampleProfile({ id: 'nobody-copy' })), 'none')
  })

  it('sweeps away what belongs to no profile', async () => {
    const { vault, secrets, stored } = await filled()
    await vault.copy('support', 'gone')
    await vault.sweepOrphans(['SUPPORT'])
    assert.deepEqual([[...secrets.keys()], stored.get('vault.ids')], [['credential.support'], ['support']])
  })

  it('counts a damaged entry as none and logs it without its content', async () => {
    for (const damaged of ['{', '{"version":2}', '"s3cret"']) {
      const { vault, secrets, warnings } = await filled()
      secrets.set('credential.support', damaged)
      assert.equal(await valueFor(vault, profile), 'none')
      assert.equal(warnings.length, 1)
      assert.equal(warnings.join().includes('s3cret'), false)
    }
  })

  const broken: [string, Partial<SecretStore>][] = [
    ['never answers', { get: never }],
    ['fails', { get: async () => Promise.reject(new Error('locked')) }],
    ['throws', { get: () => { throw new Error('locked') } }],
  ]
  for (const [name, calls] of broken) {
    it(`says "unavailable", not "none", when a read ${name}`, async () => {
      const { host } = memoryHost()
      const vault = new Vault({ ...host, secrets: { ...host.secrets, ...calls } }, 20)
      await assert.rejects(vault.credential(profile), unavailable)
    })
  }

  const forgetful: [string, Partial<SecretStore>][] = [
    ['never ends', { set: never }], ['fails', { set: async () => Promise.reject(new Error('locked')) }], ['keeps nothing', { set: async () => Promise.resolve() }],
  ]
  for (const [name, calls] of forgetful) {
    it(`does not say "saved" when a write ${name}`, async () => {
      const { host } = memoryHost()
      const vault = new Vault({ ...host, secrets: { ...host.secrets, ...calls } }, 20)
      await assert.rejects(vault.setClientSecret(profile, secret), unavailable)
    })
  }
})

describe('deleteProfile', () => {
  it('leaves an orphan, never a profile without its secret, when the secret store is locked', async () => {
    const { host, secrets } = memoryHost()
    const store = new ProfileStore(host.storage)
    await new Vault(host).setClientSecret(sampleProfile(), new Secret('x'))
    await store.add(sampleProfile())
    const locked = new Vault({ ...host, secrets: { ...host.secrets, delete: async () => Promise.reject(new Error('locked')) } })
    await assert.rejects(deleteProfile(store, locked, 'support'), unavailable)
    assert.deepEqual([store.list(), secrets.size], [[], 1])
    await new Vault(host).sweepOrphans([])
    assert.equal(secrets.size, 0)
  })

  it('deletes both', async () => {
    const { host, secrets } = memoryHost()
    const store = new ProfileStore(host.storage)
    const vault = new Vault(host)
    await vault.setClientSecret(sampleProfile(), new Secret('x'))
    await store.add(sampleProfile())
    await deleteProfile(store, vault, 'support')
    assert.deepEqual([store.list(), secrets.size], [[], 0])
  })
})
