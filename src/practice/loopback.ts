import type { AddressInfo, Server, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'

export const LOOPBACK = '127.0.0.1'

export interface Listening {
  readonly port: number
  /** Ends every connection and resolves when the port is free. */
  close(): Promise<void>
}

/** A connection that fails is the client's affair: without a listener it would end the process. */
export const ignoreFailure = (): void => undefined

/**
 * Listens on 127.0.0.1 with a port of the system's choice and knows every connection, so that `close` leaves none.
 * A TLS server is asked through its own sockets once they exist: those lie on top of the plain ones.
 */
export function listenOnLoopback(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', ignoreFailure)
    socket.once('close', () => sockets.delete(socket))
  }
  server.maxConnections = 200
  server.on('connection', keep)
  server.on('secureConnection', (socket: TLSSocket) => keep(socket))
  server.on('tlsClientError', ignoreFailure)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, LOOPBACK, () => {
      server.off('error', reject)
      server.on('error', ignoreFailure)
      resolve({ port: (server.address() as AddressInfo).port, close: () => closeServer(server, sockets) })
    })
  })
}

/** Newest first: a TLS socket goes before the plain one that carries it. */
async function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  server.close()
  for (const socket of [...sockets].reverse()) socket.destroy()
  await closed
}
