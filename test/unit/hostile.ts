import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import { EvidenceLog } from '../../src/core/evidence/evidence-log.ts'
import { startDeadline } from '../../src/core/deadline.ts'
import type { Profile } from '../../src/core/profiles/profile.ts'
import { Secret } from '../../src/core/secret.ts'
import { trustFor } from '../../src/core/trust.ts'
import { createAuthority } from '../../src/practice/certificates.ts'
import { fakeHost } from './fakes.ts'

/** One certificate authority for all hostile servers of a test run; the product trusts it for own clouds on localhost. */
export const authority = createAuthority()
export const goodLeaf = authority.issue({ names: ['localhost'], ips: ['127.0.0.1'] })

export interface HostileServer {
  readonly port: number
  /** Everything that any client sent, as far as the server could read it */
  received(): string
  connections(): number
  /** Resolves when no client is connected any more */
  idle(): Promise<void>
  close(): Promise<void>
}

export type Script = (socket: Socket, onLine: (listener: (line: string) => void) => void) => void

/** A server on loopback that behaves as `script` says: over TLS with `leaf`, or in the clear with `undefined`. */
export async function hostileServer(leaf: { certPem: string; keyPem: string } | undefined, script: Script): Promise<HostileServer> {
  const sockets = new Set<Socket>()
  let received = ''
  let connections = 0
  const serve = (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    script(socket, lineReader(socket, (text) => (received += text)))
  }
  const server = leaf ? tls.createServer({ cert: leaf.certPem, key: leaf.keyPem }, serve) : net.createServer(serve)
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    connections: () => connections,
    idle: async () => {
      await Promise.all([...sockets].filter((socket) => !socket.closed).map((socket) => new Promise((resolve) => socket.once('close', resolve))))
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function lineReader(socket: Socket, record: (text: string) => void): (listener: (line: string) => void) => void {
  const listeners: ((line: string) => void)[] = []
  let rest = ''
  socket.on('data', (chunk: Buffer) => {
    record(chunk.toString('latin1'))
    rest += chunk.toString('latin1')
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end).replace(/\r$/, '')
      rest = rest.slice(end + 1)
      for (const listener of listeners) listener(line)
    }
  })
  return (listener) => listeners.push(listener)
}

/** Starts TLS on a plain connection, as a server does after STARTTLS. */
export function upgrade(socket: Socket, onSecure: (secured: Socket, onLine: (listener: (line: string) => void) => void) => void, leaf = goodLeaf): void {
  socket.removeAllListeners('data')
  const secured = new tls.TLSSocket(socket, { isServer: true, secureContext: tls.createSecureContext({ cert: leaf.certPem, key: leaf.keyPem }) })
  secured.on('error', () => undefined)
  onSecure(secured, lineReader(secured, () => undefined))
}

/** An app-only profile whose hosts are all on loopback. */
export function loopbackProfile(ports: { authority?: number; imap?: number; smtp?: number }): Profile {
  return {
    id: 'loopback',
    name: 'Loopback',
    cloud: {
      authorityHost: `localhost:${ports.authority ?? 1}`,
      imap: { host: 'localhost', port: ports.imap ?? 1 },
      smtp: { host: 'localhost', port: ports.smtp ?? 1 },
    },
    connection: 'office365',
    flow: 'app-only',
    tenantId: '11111111-2222-4333-8444-555555555555',
    clientId: '22222222-3333-4444-8555-666666666666',
    credential: { kind: 'secret' },
    mailboxes: [{ address: 'support@practice.example', imap: true, smtp: true }],
    helpdesk: { product: 'other' },
  }
}

export const TOKEN = new Secret('eyJ0eXAiOiJKV1QifQ.canary-access-token.c2ln')

/** What a session of the mail layer needs, against a server on loopback, and how it ended. */
export function mailLogin(port: number, limitMs = 15_000, cancel = new AbortController().signal) {
  const host = fakeHost()
  const evidence = new EvidenceLog(host.clock)
  const deadline = startDeadline(cancel, limitMs)
  const login = {
    host: 'localhost',
    port,
    user: 'support@practice.example',
    accessToken: TOKEN,
    trust: trustFor(loopbackProfile({}), authority.caPem),
    lookup: host.lookup,
    signal: deadline.signal,
    evidence,
  }
  return { login, evidence, release: deadline.release, errors: () => evidence.entries.flatMap((entry) => ('error' in entry ? [entry.error] : [])) }
}
