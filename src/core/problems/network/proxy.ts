import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { httpAnswers, withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'
import { isUnreadableAnswer } from '../unreadable-answer.ts'

/** Makers and products that open TLS on the way; each puts its name into the certificates that it makes. */
const INSPECTORS = new RegExp([
  'zscaler', 'fortinet', 'fortigate', 'sophos', 'palo ?alto', 'netskope', 'blue ?coat', 'forcepoint', 'websense', 'barracuda',
  'mcafee', 'skyhigh', 'trend ?micro', 'umbrella', 'watchguard', 'check ?point', 'sonicwall', 'kaspersky', '\\beset\\b',
  'bitdefender', 'avast', 'squid', 'mitmproxy', 'proxy', 'firewall',
].join('|'), 'i')

export const proxy: Problem = {
  id: 'network.proxy',
  mark({ own }) {
    if (own.some(({ kind }) => kind === 'proxy') || httpAnswers(own, (status) => status === 407).length > 0) return 'certain'
    if (inspector(own) !== undefined) return 'likely'
    return isUnreadableAnswer(own) ? 'possible' : undefined
  },
  explain: (scene) => ({
    title: l10n.t('A proxy answers in the server\'s place'),
    cause: cause(inspector(scene.own), seenServer(scene)),
    remedy: [
      l10n.t('Ask whoever runs the proxy or firewall to let this machine reach {0} directly, without a login at the proxy and without inspecting TLS. Microsoft recommends that for Microsoft 365.', seenServer(scene)),
      l10n.t('If TLS must be inspected, add the root certificate of the inspecting device to the system\'s store of this machine, and to the one that the helpdesk uses: Java and PHP have their own.'),
      l10n.t('In a guest or hotel network, sign in to that network in a browser first.'),
    ],
  }),
}

/** What a certificate of an unknown maker is refused with. */
const UNKNOWN_ISSUER = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]

const inspector = (own: readonly Evidence[]): string | undefined =>
  withError(own, UNKNOWN_ISSUER)
    .flatMap((entry) => (entry.kind === 'tls' && entry.issuer !== undefined && INSPECTORS.test(entry.issuer) ? [entry.issuer] : []))
    .at(0)

const cause = (issuer: string | undefined, server: string): string =>
  issuer === undefined
    ? l10n.t('What came back from {0} is not an answer of Microsoft\'s: a proxy, a firewall or a guest network between this machine and Microsoft gave it.', server)
    : l10n.t('The certificate that {0} shows is not Microsoft\'s but was issued by {1}: a device between this machine and Microsoft opens the connection.', server, issuer)
