import assert from 'node:assert/strict'
import { once } from 'node:events'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tenant } from '../../../../../src/core/checks/entra/tenant.ts'
import { type PracticeTenant, startPracticeTenant } from '../../../../../src/practice/start.ts'
import { authority, goodLeaf, loopbackProfile } from '../../../hostile.ts'
import { trustFor } from '../../../../../src/core/trust.ts'
import { practiceContext } from '../practice-context.ts'

describe('entra.tenant', () => {
  let practice: PracticeTenant

  before(async () => {
    practice = await startPracticeTenant()
  })
  after(() => practice.close())

  it('passes for a tenant that exists, and keeps what the server said', async () => {
    const context = await practiceContext(practice)
    assert.equal((await tenant.run(context)).status, 'pass')
    assert.deepEqual(context.evidence.entries.map(({ kind }) => kind), ['dns', 'tcp', 'tls', 'http', 'clock', 'setting'])
  })

  it('fails for a tenant that does not, with the number that Entra ID gave', async () => {
    const context = await practiceContext(practice, { tenantId: 'nowhere.example' })
    assert.equal((await tenant.run(context)).status, 'fail')
    assert.ok(context.evidence.entries.some((entry) => entry.kind === 'oauth-error' && entry.number === 90002))
  })

  /** A discovery document from a server of our own, with some of its addresses bent. */
  const withDocument = async (bend: (origin: string) => unknown) => {
    const server = https.createServer({ cert: goodLeaf.certPem, key: goodLeaf.keyPem }, (request, response) => {
      response.end(JSON.stringify(bend(`https://${request.headers.host ?? ''}`)))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const profile = loopbackProfile({ authority: (server.address() as AddressInfo).port })
    const context = { ...await practiceContext(practice, profile), trust: trustFor(profile, authority.caPem) }
    const finding = await tenant.run(context)
    server.closeAllConnections()
    server.close()
    return { finding, context }
  }

  const document = (origin: string) => ({
    issuer: `${origin}/t/v2.0`,
    authorization_endpoint: `${origin}/t/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/t/oauth2/v2.0/token`,
    jwks_uri: `${origin}/t/discovery/v2.0/keys`,
  })

  it('passes for a document whose addresses are all on the authority itself', async () => {
    assert.equal((await withDocument(document)).finding.status, 'pass')
  })

  for (const field of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'device_authorization_endpoint']) {
    it(`fails where ${field} is on another host, and names it`, async () => {
      const { finding, context } = await withDocument((origin) => ({ ...document(origin), [field]: 'https://thief.example/x' }))
      assert.equal(finding.status, 'fail')
      assert.ok(context.evidence.entries.some((entry) => entry.kind === 'setting' && entry.value === 'thief.example'))
    })
  }

  it('fails where the document is none', async () => {
    const { finding, context } = await withDocument(() => ({ issuer: 5 }))
    assert.equal(finding.status, 'fail')
    assert.ok(context.evidence.entries.some((entry) => entry.kind === 'oauth-error' && entry.error === 'MISBEHAVED'))
  })
})
