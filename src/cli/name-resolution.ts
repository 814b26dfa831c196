import { Resolver } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { HostsFile } from './hosts-file.ts'

interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** Name resolution that can be ended at once. */
export interface NameResolution {
  readonly lookup: LookupFunction
  /** Ends every question under way with an error */
  close(): void
}

/** The part of Node's Resolver that is asked. */
export interface DnsQuestions {
  resolve4(name: string): Promise<string[]>
  resolve6(name: string): Promise<string[]>
  cancel(): void
}

/**
 * Resolves names by the hosts file and DNS. The system's own resolver (getaddrinfo) cannot be cancelled and holds the process
 * until it answers. RFC 6761, section 6.3: localhost is loopback, whatever DNS says.
 */
export function nameResolution(hosts: HostsFile, resolver: DnsQuestions = new Resolver()): NameResolution {
  const resolve = async (name: string): Promise<readonly Address[]> => {
    const family = isIP(name)
    if (family !== 0) return [addressOf(name)]
    const listed = hosts.get(name) ?? (/(?:^|\.)localhost$/.test(name) ? ['127.0.0.1', '::1'] : [])
    if (listed.length > 0) return listed.map(addressOf)
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    if (found.length > 0) return found.map(addressOf)
    throw lookupError(name, answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as unknown) : undefined)))
  }
  return {
    lookup: (name, options, callback) => {
      const wanted = options.family === 4 || options.family === 'IPv4' ? 4 : options.family === 6 || options.family === 'IPv6' ? 6 : undefined
      resolve(name.toLowerCase().replace(/\.$/, '')).then(
        (all) => {
          // The order of RFC 6724 needs the routing table; IPv4 first is what works in most networks.
          const addresses = all.filter(({ family }) => wanted === undefined || family === wanted).sort((a, b) => a.family - b.family)
          const [first] = addresses
          if (first === undefined) callback(lookupError(name, []), '', 0)
          else if (options.all === true) callback(null, addresses.map(({ address, family }) => ({ address, family })))
          else callback(null, first.address, first.family)
        },
        (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
      )
    },
    close: () => resolver.cancel(),
  }
}

const addressOf = (address: string): Address => ({ address, family: isIP(address) === 6 ? 6 : 4 })

/** With the codes of getaddrinfo, which readers of evidence know: no such name, or no answer. */
function lookupError(hostname: string, reasons: readonly unknown[]): NodeJS.ErrnoException {
  const codes = reasons.map((reason) => (reason instanceof Error && 'code' in reason ? reason.code : undefined))
  const unanswered = codes.find((code) => code !== undefined && code !== 'ENOTFOUND' && code !== 'ENODATA')
  const code = unanswered === undefined ? 'ENOTFOUND' : 'EAI_AGAIN'
  return Object.assign(new Error(`${code} ${hostname}`), { code, hostname, syscall: 'queryA' })
}
