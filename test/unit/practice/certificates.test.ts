import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:tls'
import { createAuthority, type Authority, type LeafOptions } from '../../../src/practice/certificates.ts'
import { listenOnLoopback } from '../../../src/practice/loopback.ts'

/** What a Node client says to a server with such a certificate: `secure`, or the error's code. */
async function handshake(authority: Authority, options: LeafOptions, host: string): Promise<string> {
  const { certPem, keyPem } = authority.issue(options)
  const listening = await listenOnLoopback(createServer({ cert: certPem, key: keyPem }))
  const socket = connect({ host: '127.0.0.1', port: listening.port, ca: authority.caPem, ...(host === '127.0.0.1' ? {} : { servername: host }) })
  try {
    await once(socket, 'secureConnect')
    return 'secure'
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code ?? 'no code'
  } finally {
    socket.destroy()
    await listening.close()
  }
}

describe('createAuthority', () => {
  const authority = createAuthority()
  const past = (days: number): Date => new Date(Date.now() - days * 86_400_000)

  it('issues a leaf that Node takes for localhost and for 127.0.0.1', async () => {
    const leaf = { names: ['localhost'], ips: ['127.0.0.1'] }
    assert.equal(await handshake(authority, leaf, 'localhost'), 'secure')
    assert.equal(await handshake(authority, leaf, '127.0.0.1'), 'secure')
  })

  it('issues one that has expired', async () => {
    assert.equal(await handshake(authority, { names: ['localhost'], notBefore: past(30), notAfter: past(1) }, 'localhost'), 'CERT_HAS_EXPIRED')
  })

  it('issues one for another name', async () => {
    assert.equal(await handshake(authority, { names: ['mail.example'] }, 'localhost'), 'ERR_TLS_CERT_ALTNAME_INVALID')
  })

  it('issues one with its name in the common name alone', () => {
    const leaf = new X509Certificate(authority.issue({ names: ['localhost'], subjectAltName: false }).certPem)
    assert.equal(leaf.subjectAltName, undefined)
    assert.equal(leaf.subject, 'CN=localhost')
  })

  it('is trusted by nobody who was not handed its certificate', async () => {
    const { certPem, keyPem } = createAuthority().issue({ names: ['localhost'] })
    const listening = await listenOnLoopback(createServer({ cert: certPem, key: keyPem }))
    const socket = connect({ host: '127.0.0.1', port: listening.port, ca: authority.caPem, servername: 'localhost' })
    const [failure] = await once(socket, 'error') as [NodeJS.ErrnoException]
    assert.equal(failure.code, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    await listening.close()
  })

  it('writes an authority that may sign and a leaf that may not, each with both key identifiers', () => {
    const ca = new X509Certificate(authority.caPem)
    const leaf = new X509Certificate(authority.issue({ names: ['localhost'] }).certPem)
    assert.equal(ca.ca, true)
    assert.equal(leaf.ca, false)
    assert.equal(leaf.checkIssued(ca), true)
    assert.equal(leaf.verify(ca.publicKey), true)
    for (const certificate of [ca, leaf]) {
      assert.ok(certificate.raw.includes(Buffer.from('0603551d0e', 'hex')), 'subject key identifier')
      assert.ok(certificate.raw.includes(Buffer.from('0603551d23', 'hex')), 'authority key identifier')
    }
  })
})
