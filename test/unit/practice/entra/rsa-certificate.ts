import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { bits, der, integer, oid, sequence, set, time, utf8 } from '../../../../src/practice/der.ts'

const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), der(5))
const DAY_MS = 24 * 3600 * 1000

/** What an admin makes to sign token requests with: the certificate goes to Entra, the key stays. */
export interface RsaCertificate {
  readonly privateKey: KeyObject
  readonly privateKeyPem: string
  /** DER in base64, as the tenant's state keeps it */
  readonly der: string
  /** SHA-256, lower-case hex: its key in the state */
  readonly thumbprint: string
  readonly sha1: string
}

/** A self-signed certificate (RFC 5280 section 4.1) with an RSA key, as Entra's documentation recommends. */
export function rsaCertificate(): RsaCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('helpdesk'))))
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.of(2))), integer(Buffer.concat([Buffer.of(1), randomBytes(8)])), SHA256_WITH_RSA, name,
    sequence(time(new Date(Date.now() - DAY_MS)), time(new Date(Date.now() + 365 * DAY_MS))), name, publicKey.export({ type: 'spki', format: 'der' }),
  )
  const certificate = sequence(toBeSigned, SHA256_WITH_RSA, bits(sign('sha256', toBeSigned, privateKey)))
  const thumbprintBy = (hash: string): string => createHash(hash).update(certificate).digest('hex')
  return {
    privateKey, privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), der: certificate.toString('base64'),
    thumbprint: thumbprintBy('sha256'), sha1: thumbprintBy('sha1'),
  }
}
