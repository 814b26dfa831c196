import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem, Scene } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

/** OpenSSL's verification results, as Node names them (Node.js, "X509 certificate error codes"). */
const UNTRUSTED = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_UNTRUSTED', 'CERT_REJECTED', 'CERT_REVOKED', 'CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG',
  'INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
]

export const untrusted: Problem = {
  id: 'tls.untrusted',
  mark: ({ own }) => (withError(own, UNTRUSTED).length > 0 ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('The server\'s certificate is not trusted'),
    cause: cause(scene),
    remedy: [
      l10n.t('Look at the issuer. Microsoft\'s certificates come from DigiCert, Microsoft or GlobalSign; any other name is that of a device or program on the way which inspects TLS.'),
      l10n.t('If it is your company\'s inspection, add its root certificate to the system\'s store of this machine, or name its file in the environment variable NODE_EXTRA_CA_CERTS. The helpdesk needs the same root: Java and PHP have a store of their own.'),
      l10n.t('If the issuer is Microsoft\'s and the helpdesk alone complains, its list of root certificates is missing or old: update it, for PHP "curl.cainfo" and "openssl.cafile", for Java the cacerts file.'),
      l10n.t('Never switch the verification off: the client secret and every mail pass through this connection.'),
    ],
  }),
}

function cause(scene: Scene): string {
  const issuer = withError(scene.own, UNTRUSTED).flatMap((entry) => (entry.kind === 'tls' ? (entry.issuer ?? []) : [])).at(-1)
  return issuer === undefined
    ? l10n.t('The certificate that {0} shows leads to no root certificate that this machine trusts.', seenServer(scene))
    : l10n.t('The certificate that {0} shows leads to no root certificate that this machine trusts. Its issuer is {1}.', seenServer(scene), issuer)
}
