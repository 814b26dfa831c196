import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { bits, boolean, der, integer, octets, oid, sequence, set, time, utf8 } from './der.ts'

const DAY_MS = 24 * 3600 * 1000
const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))

export interface LeafOptions {
  /** DNS names; the first is the common name */
  readonly names: readonly string[]
  /** IPv4 addresses */
  readonly ips?: readonly string[]
  readonly notBefore?: Date
  readonly notAfter?: Date
  /** `false` leaves the names to the common name alone, as very old servers do */
  readonly subjectAltName?: boolean
}

export interface IssuedCertificate {
  readonly certPem: string
  readonly keyPem: string
}

export interface Authority {
  readonly caPem: string
  /** A server certificate, valid from yesterday for a year unless told. */
  issue(options: LeafOptions): IssuedCertificate
}

interface Party {
  readonly name: Buffer
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  readonly keyId: Buffer
}

const pem = (label: string, content: Buffer): string =>
  `-----BEGIN ${label}-----\n${(content.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`

const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

function newParty(commonName: string): Party {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8(commonName))))
  return { name, publicKey, privateKey, keyId: createHash('sha1').update(spki(publicKey)).digest() }
}

const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value))

/** Both key identifiers (RFC 5280 sections 4.2.1.1 and 4.2.1.2): strict verifiers ask for them. */
const keyIdentifiers = (subject: Party, issuer: Party): Buffer[] => [
  extension('2.5.29.14', false, octets(subject.keyId)),
  extension('2.5.29.35', false, sequence(der(0x80, issuer.keyId))),
]

/** Extensions of an authority that may sign leaves only: basic constraints with path length 0, certificate signing. */
const authorityExtensions = (): Buffer[] => [
  extension('2.5.29.19', true, sequence(boolean(true), integer(Buffer.of(0)))),
  extension('2.5.29.15', true, bits(Buffer.of(0b0000_0110), 1)),
]

function leafExtensions({ names, ips = [], subjectAltName = true }: LeafOptions): Buffer[] {
  const alternatives = [
    ...names.map((name) => der(0x82, Buffer.from(name, 'ascii'))),
    ...ips.map((ip) => der(0x87, Buffer.from(ip.split('.').map(Number)))),
  ]
  return [
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, bits(Buffer.of(0b1000_0000), 7)),
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
    ...(subjectAltName ? [extension('2.5.29.17', false, sequence(...alternatives))] : []),
  ]
}

/** Certificate of RFC 5280 section 4.1, version 3, ECDSA P-256 with SHA-256. */
function certificate(subject: Party, issuer: Party, valid: { readonly from: Date; readonly to: Date }, extensions: readonly Buffer[]): string {
  const serial = randomBytes(15)
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), serial])),
    ECDSA_WITH_SHA256,
    issuer.name,
    sequence(time(valid.from), time(valid.to)),
    subject.name,
    spki(subject.publicKey),
    der(0xa3, sequence(...extensions, ...keyIdentifiers(subject, issuer))),
  )
  return pem('CERTIFICATE', sequence(toBeSigned, ECDSA_WITH_SHA256, bits(sign('sha256', toBeSigned, issuer.privateKey))))
}

/** An authority of its own for one start: nothing trusts it but who is handed `caPem`. */
export function createAuthority(now: Date = new Date()): Authority {
  const around = (days: number): Date => new Date(now.getTime() + days * DAY_MS)
  const authority = newParty(`Practice tenant CA ${randomBytes(4).toString('hex')}`)
  return {
    caPem: certificate(authority, authority, { from: around(-400), to: around(3650) }, authorityExtensions()),
    issue(options) {
      const leaf = newParty(options.names[0] ?? 'localhost')
      const valid = { from: options.notBefore ?? around(-1), to: options.notAfter ?? around(365) }
      const keyPem = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      return { certPem: certificate(leaf, authority, valid, leafExtensions(options)), keyPem }
    },
  }
}
