import { once } from 'node:events'
import { createServer as createTlsServer } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import type { OwnCloud, Profile } from '../../../src/core/profiles/profile.ts'
import { createAuthority, type IssuedCertificate } from '../../../src/practice/certificates.ts'
import { authority, goodLeaf, hostileServer, type Script } from '../../unit/hostile.ts'

const DAY_MS = 24 * 3600 * 1000

/** A way to break what no state of a tenant can: the profile is pointed at something that really behaves so. */
export interface OtherMeans {
  /** What stands in the broken profile instead */
  readonly changes: (profile: Profile) => Promise<Partial<Profile>> | Partial<Profile>
  /** `false`: the profile has no secret */
  readonly withSecret?: boolean
}

interface Closable {
  close(): Promise<void>
}
const opened: Closable[] = []

/** Ends every server that the broken profiles were pointed at. */
export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.close()))
}

async function serving(leaf: IssuedCertificate | undefined, script: Script): Promise<number> {
  const server = await hostileServer(leaf, script)
  opened.push(server)
  return server.port
}

/** A port at which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function proxyPort(): Promise<number> {
  const server = createTlsServer({ cert: goodLeaf.certPem, key: goodLeaf.keyPem }, (_request, response) => {
    response.writeHead(407, { 'proxy-authenticate': 'Basic realm="gateway"', 'content-type': 'text/html' }).end('<html>Sign in to the network</html>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  opened.push({
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
  return (server.address() as AddressInfo).port
}

const cloudOf = (profile: Profile): OwnCloud => {
  if (typeof profile.cloud === 'string') throw new Error('The practice profile has a cloud of its own')
  return profile.cloud
}

const imapAt = (host: string, port: number) => (profile: Profile): Partial<Profile> => ({ cloud: { ...cloudOf(profile), imap: { host, port } } })

const imapServedBy = (leaf: IssuedCertificate | undefined, script: Script): OtherMeans =>
  ({ changes: async (profile) => imapAt('localhost', await serving(leaf, script))(profile) })

const greets: Script = (socket) => void socket.write('* OK ready\r\n')
const silent: Script = () => undefined

/** TLS alert `handshake_failure` (RFC 8446, section 6), whatever the client offers. */
const refusesHandshake: Script = (socket) => void socket.once('data', () => socket.end(Buffer.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28)))

export const OTHER_MEANS: Readonly<Record<string, OtherMeans>> = {
  'entra.credential-missing': { changes: () => ({}), withSecret: false },
  'network.dns': { changes: (profile) => imapAt('imap.practice.invalid', cloudOf(profile).imap.port)(profile) },
  'network.refused': { changes: async (profile) => imapAt('localhost', await deadPort())(profile) },
  'network.timeout': imapServedBy(goodLeaf, silent),
  // A connection to a multicast address has no route and leaves no machine.
  'network.unreachable': { changes: (profile) => imapAt('224.0.0.1', cloudOf(profile).imap.port)(profile) },
  'network.proxy': { changes: async (profile) => ({ cloud: { ...cloudOf(profile), authorityHost: `localhost:${await proxyPort()}` } }) },
  'network.misbehaved': imapServedBy(goodLeaf, (socket) => void socket.write('+OK POP3 ready\r\n')),
  'tls.untrusted': imapServedBy(createAuthority().issue({ names: ['localhost'] }), greets),
  'tls.name-mismatch': imapServedBy(authority.issue({ names: ['imap.practice.example'] }), greets),
  'tls.expired': imapServedBy(authority.issue({ names: ['localhost'], notBefore: new Date(Date.now() - 30 * DAY_MS), notAfter: new Date(Date.now() - DAY_MS) }), greets),
  'tls.wrong-mode': imapServedBy(undefined, greets),
  'tls.handshake': imapServedBy(undefined, refusesHandshake),
  // Where no IMAP check tells more, the refusal stands alone.
  'exchange.smtp-refused': { changes: ({ mailboxes }) => ({ mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, imap: false })) }) },
}
