import net from 'node:net'
import tls from 'node:tls'
import type { EvidenceLog } from './evidence/evidence-log.ts'
import { tlsOptions, type Trust } from './trust.ts'
import { wireCode, wireFault, WireError } from './wire-error.ts'

export interface Destination {
  readonly host: string
  readonly port: number
}

export interface Wire {
  readonly lookup: net.LookupFunction
  readonly signal: AbortSignal
  readonly evidence: EvidenceLog
}

/**
 * Opens a TCP connection and records name resolution and connect apart.
 * Throws WireError with Node's code, `TIMEOUT` or `CANCELLED`.
 */
export async function connectTcp({ host, port }: Destination, wire: Wire): Promise<net.Socket> {
  const { signal, evidence } = wire
  const to = { host, port }
  if (signal.aborted) {
    const code = wireCode(undefined, signal)
    evidence.add({ kind: 'tcp', ...to, error: code, durationMs: 0 })
    throw new WireError(code)
  }
  const socket = net.connect({ ...to, lookup: recordedLookup(host, wire), autoSelectFamily: true })
  socket.setNoDelay(true)
  const startMs = evidence.monotonicMs()
  try {
    await settled(socket, 'connect', signal)
  } catch (error) {
    const code = wireCode(error, signal)
    if (!isResolverCode(code)) evidence.add({ kind: 'tcp', ...to, error: code, durationMs: evidence.since(startMs) })
    throw new WireError(code, { cause: error })
  }
  evidence.add({ kind: 'tcp', ...to, ...(socket.remoteAddress === undefined ? {} : { address: socket.remoteAddress }), durationMs: evidence.since(startMs) })
  return socket
}

/**
 * Starts TLS on an open connection, with a verification that nothing can switch off, and records issuer and dates.
 * Throws WireError with Node's or OpenSSL's code.
 */
export async function secure(socket: net.Socket, { host, port }: Destination, wire: Wire & { readonly trust: Trust }): Promise<tls.TLSSocket> {
  const { signal, evidence } = wire
  const startMs = evidence.monotonicMs()
  const to = { host, port }
  const secured = tls.connect({ ...tlsOptions(wire.trust, host), socket })
  let certificate: CertificateFacts = {}
  // Node emits this before it verifies, so that a refused certificate can be shown too.
  secured.prependOnceListener('secure', () => {
    // Not getPeerX509Certificate: called here, it leaves Node's own verification without the certificate.
    certificate = certificateFacts(secured.getPeerCertificate())
  })
  try {
    await settled(secured, 'secureConnect', signal)
  } catch (error) {
    const code = wireCode(error, signal)
    evidence.add({ kind: 'tls', ...to, ...certificate, error: code, durationMs: evidence.since(startMs) })
    throw new WireError(code, { cause: error })
  }
  evidence.add({ kind: 'tls', ...to, ...certificate, durationMs: evidence.since(startMs) })
  return secured
}

export interface CertificateFacts {
  issuer?: string
  validTo?: string
}

const MAX_ISSUER_KEPT = 512

/**
 * Issuer and end date of a certificate, as evidence shows them; nothing where the peer showed none. Anybody's certificate
 * comes here, before it is verified: its date may be no date, and a name in it of any length.
 */
export function certificateFacts(certificate: Partial<tls.PeerCertificate> | null): CertificateFacts {
  const { issuer, valid_to } = certificate ?? {}
  if (issuer === undefined || valid_to === undefined) return {}
  const validTo = new Date(valid_to)
  return {
    issuer: Object.entries(issuer).map(([key, value]) => `${key}=${String(value)}`).join(', ').slice(0, MAX_ISSUER_KEPT),
    ...(Number.isNaN(validTo.getTime()) ? {} : { validTo: validTo.toISOString() }),
  }
}

const RESOLVER_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA', 'ESERVFAIL', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])

/** Codes of a name that did not resolve. */
export const isResolverCode = (code: string): boolean => RESOLVER_CODES.has(code)

/** The host's name resolution, leaving a `dns` entry behind. */
export function recordedLookup(host: string, { lookup, evidence }: Pick<Wire, 'lookup' | 'evidence'>): net.LookupFunction {
  return (hostname, options, callback) => {
    const startMs = evidence.monotonicMs()
    lookup(hostname, options, (error, address, family) => {
      const addresses = typeof address === 'string' ? [address] : Array.isArray(address) ? address.map((entry) => entry.address) : []
      evidence.add({ kind: 'dns', host, addresses: error ? [] : addresses, ...(error?.code ? { error: error.code } : {}), durationMs: evidence.since(startMs) })
      callback(error, address, family)
    })
  }
}

/** Waits for one event; an error, a close or the signal ends the wait and destroys the socket. */
function settled(socket: net.Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      socket.off(event, onEvent).off('error', onError).off('close', onClose)
      signal.removeEventListener('abort', onAbort)
      // Whoever owns the socket next listens for itself; a late error must find a listener until then.
      socket.on('error', () => undefined)
      finish()
    }
    const fail = (error: unknown) => end(() => {
      socket.destroy()
      reject(error instanceof Error ? error : wireFault('CLOSED'))
    })
    const onEvent = () => end(resolve)
    const onError = (error: Error) => fail(error)
    const onClose = () => fail(wireFault('CLOSED'))
    const onAbort = () => fail(signal.reason)
    socket.on(event, onEvent).on('error', onError).on('close', onClose)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
