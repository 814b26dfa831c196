import { createServer, connect, type Socket } from 'node:net'
import { ignoreFailure, listenOnLoopback, LOOPBACK, type Listening } from './loopback.ts'

/** Hands on what comes, `delayMs` later and in its order. Node's timers of one length fire in the order in which they were set. */
function passOn(from: Socket, to: Socket, delayMs: number): void {
  const later = (act: () => void): void => void setTimeout(() => {
    if (!to.destroyed) act()
  }, delayMs)
  from.on('data', (chunk) => later(() => to.write(chunk)))
  from.on('end', () => later(() => to.end()))
  from.on('error', ignoreFailure)
  from.on('close', () => later(() => to.destroy()))
}

/**
 * A TCP proxy in front of a port on loopback that holds each byte back for `delayMs` in either direction, as a far server's
 * network does. The TCP handshake itself is answered by the kernel at once: an answer costs two delays, a connect none.
 */
export function startLatencyProxy({ targetPort, delayMs }: { readonly targetPort: number; readonly delayMs: number }): Promise<Listening> {
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ port: targetPort, host: LOOPBACK, allowHalfOpen: true })
    for (const socket of [client, target]) socket.setNoDelay(true)
    passOn(client, target, delayMs)
    passOn(target, client, delayMs)
  })
  return listenOnLoopback(server)
}
