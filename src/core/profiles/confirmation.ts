import { BlockList, isIP } from 'node:net'
import * as l10n from '@vscode/l10n'
import { ownCloudHosts } from './clouds.ts'
import type { Profile } from './profile.ts'
import { hostOfUrl } from './web-address.ts'

/** What a person has to see before a profile is used. */
export interface Confirmation {
  /** Host names without port, lower case, each once */
  readonly hosts: readonly string[]
  /** One localised sentence each */
  readonly reasons: readonly string[]
}

/** Names under which clouds serve a machine's own credentials: to be reached only on purpose. */
const METADATA_NAMES: ReadonlySet<string> = new Set([
  'metadata', 'metadata.google.internal', 'metadata.goog', 'metadata.azure.internal', 'metadata.azure.com', 'instance-data', 'instance-data.ec2.internal',
])

const METADATA = blockList([['fd00:ec2::254', 128], ['fd20:ce::254', 128], ['100.100.100.200', 32], ['192.0.0.192', 32], ['168.63.129.16', 32]])
/** RFC 1918, RFC 4193, RFC 1122 section 3.2.1.3 and RFC 4291 section 2.5.3 */
const PRIVATE = blockList([['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['127.0.0.0', 8], ['::1', 128], ['fc00::', 7]])

function blockList(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4')
  return list
}

/** Whether a helpdesk's host is a metadata service, or an address that is neither private nor loopback. */
export function isDoubtfulHelpdeskHost(host: string): boolean {
  const family = isIP(host)
  if (family === 0) return METADATA_NAMES.has(host.toLowerCase().replace(/\.$/, ''))
  const kind = family === 6 ? 'ipv6' : 'ipv4'
  return METADATA.check(host, kind) || !PRIVATE.check(host, kind)
}

/** What must be confirmed before a profile is used: all hosts of an own cloud, and a helpdesk's host that no helpdesk has. */
export function needsConfirmation(profile: Pick<Profile, 'cloud' | 'helpdesk'>): Confirmation {
  const own = ownCloudHosts(profile)
  const doubtful = doubtfulHelpdeskHosts(profile)
  return {
    hosts: [...new Set([...own, ...doubtful])],
    reasons: [
      ...(own.length > 0 ? [l10n.t('Sign-in and mail go to servers that are not Microsoft\'s: {0}.', own.join(', '))] : []),
      ...(doubtful.length > 0 ? [l10n.t('The helpdesk\'s address is a public IP address or a metadata service: {0}.', doubtful.join(', '))] : []),
    ],
  }
}

/** The hosts of a profile's helpdesk that {@link isDoubtfulHelpdeskHost} speaks of. */
export function doubtfulHelpdeskHosts({ helpdesk }: Pick<Profile, 'helpdesk'>): readonly string[] {
  const hosts = [helpdesk.url, helpdesk.redirectUri].map((url) => (url === undefined ? undefined : hostOfUrl(url)))
  return [...new Set(hosts.filter((host) => host !== undefined && isDoubtfulHelpdeskHost(host)))] as string[]
}
