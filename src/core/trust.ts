import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import * as tls from 'node:tls'
import * as l10n from '@vscode/l10n'
import { argumentInvalid } from './errors.ts'
import { isOwnCloud, ownCloudHosts } from './profiles/clouds.ts'
import type { Profile } from './profiles/profile.ts'
import { hostOfUrl } from './profiles/web-address.ts'

/** Whom a profile's connections trust. Made by {@link trustFor}. */
export interface Trust {
  /** Roots for a host, PEM, one certificate each */
  caFor(host: string): readonly string[]
  /** The same, parsed once: reading 150 roots anew for each connection takes longer than its handshake */
  contextFor(host: string): tls.SecureContext
}

/** TLS settings for one connection; verification is on whatever the environment says. */
export interface TlsOptions {
  readonly secureContext: tls.SecureContext
  readonly minVersion: 'TLSv1.2'
  readonly rejectUnauthorized: true
  readonly servername?: string
  readonly checkServerIdentity: (hostname: string, certificate: tls.PeerCertificate) => Error | undefined
}

/** Where Linux distributions keep the system's roots in one file: Debian, RHEL, SUSE, Alpine. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/ssl/cert.pem',
]
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g

const MIN_VERSION = 'TLSv1.2'

/**
 * Node's bundled roots, the system's store and `NODE_EXTRA_CA_CERTS`: companies inspect TLS with a root of their own. `ca`
 * (PEM) counts for an own cloud's hosts and its helpdesk's alone, so that no root of a document reaches Microsoft's hosts.
 */
export function trustFor(profile: Pick<Profile, 'cloud' | 'helpdesk'>, ca?: string): Trust {
  const own = new Set(isOwnCloud(profile.cloud) && ca !== undefined ? hostsOf(profile) : [])
  const extra = ca === undefined ? [] : certificatesIn(ca)
  let extended: tls.SecureContext | undefined
  const withExtra = (host: string): boolean => own.has(host.toLowerCase())
  return {
    caFor: (host) => (withExtra(host) ? [...standardRoots(), ...extra] : standardRoots()),
    contextFor: (host) => (withExtra(host) ? (extended ??= contextOf([...standardRoots(), ...extra])) : standardContext()),
  }
}

/**
 * What to hand to `tls.connect`, imapflow or nodemailer for a connection to `host`. The name is checked against `host`
 * itself, whatever name the library passes on, and a certificate without a matching kind of subjectAltName is refused with
 * the code `NO_SUBJECT_ALT_NAME` (RFC 9525, section 6.3: the common name is no name of a host).
 */
export function tlsOptions(trust: Trust, host: string): TlsOptions {
  return {
    secureContext: trust.contextFor(host),
    minVersion: MIN_VERSION,
    rejectUnauthorized: true,
    // RFC 6066, section 3: an address is no server name.
    ...(isIP(host) === 0 && { servername: host }),
    checkServerIdentity: (_hostname, certificate) => checkIdentity(host, certificate),
  }
}

/** Reads the file of `--ca` or a `ca` argument. Throws `argument.invalid` when it holds no certificate or a broken one. */
export function parseCa(pem: string): string {
  const certificates = certificatesIn(pem)
  if (certificates.length === 0) throw argumentInvalid(l10n.t('The CA file holds no certificate. It must be PEM, with a line BEGIN CERTIFICATE.'))
  for (const certificate of certificates) {
    try {
      new X509Certificate(certificate)
    } catch {
      throw argumentInvalid(l10n.t('A certificate in the CA file is damaged. Export it anew as PEM.'))
    }
  }
  return certificates.join('\n')
}

function checkIdentity(host: string, certificate: tls.PeerCertificate): Error | undefined {
  const kind = isIP(host) === 0 ? 'DNS:' : 'IP Address:'
  const names: string | undefined = certificate.subjectaltname
  if (names?.includes(kind) !== true) {
    return Object.assign(new Error('The certificate has no subjectAltName of this kind'), { code: 'NO_SUBJECT_ALT_NAME' })
  }
  return tls.checkServerIdentity(host, certificate)
}

function hostsOf(profile: Pick<Profile, 'cloud' | 'helpdesk'>): readonly string[] {
  const urls = [profile.helpdesk.url, profile.helpdesk.redirectUri]
  return [...ownCloudHosts(profile), ...urls.flatMap((url) => (url === undefined ? [] : (hostOfUrl(url) ?? [])))]
}

const certificatesIn = (pem: string): readonly string[] => pem.match(CERTIFICATE) ?? []

const contextOf = (ca: readonly string[]): tls.SecureContext => tls.createSecureContext({ ca: [...ca], minVersion: MIN_VERSION })

const standardRoots = once((): readonly string[] => {
  const all = [...tls.rootCertificates, ...systemRoots(), ...fileRoots(process.env['NODE_EXTRA_CA_CERTS'])]
  return [...new Map(all.map((certificate) => [certificate.replace(/\s/g, ''), certificate])).values()]
})

const standardContext = once(() => contextOf(standardRoots()))

/** Node 22.15 and later ask the system itself, on every platform; before that, Linux alone has a file to read. */
function systemRoots(): readonly string[] {
  const ask = (tls as { getCACertificates?: (type: 'system') => string[] }).getCACertificates
  return ask?.('system') ?? fileRoots(SYSTEM_BUNDLES.find((path) => existsSync(path)))
}

/** A file that is gone or unreadable adds no roots, as with Node itself. */
function fileRoots(path: string | undefined): readonly string[] {
  if (path === undefined || path === '') return []
  try {
    return certificatesIn(readFileSync(path, 'utf8'))
  } catch {
    return []
  }
}

/** The result of the first call, for every call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
