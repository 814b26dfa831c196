import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem, Scene } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

const EXPIRED = 'CERT_HAS_EXPIRED'
const NOT_YET = 'CERT_NOT_YET_VALID'

export const expired: Problem = {
  id: 'tls.expired',
  mark: ({ own }) => (withError(own, [EXPIRED, NOT_YET]).length > 0 ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('The server\'s certificate is not valid today'),
    cause: cause(scene),
    remedy: [
      l10n.t('Look at date and time of this machine first: with a wrong clock every certificate seems to be out of date.'),
      l10n.t('Microsoft renews its certificates in time. An outdated one for a Microsoft name comes from a device on the way which inspects TLS: have its certificate renewed.'),
      l10n.t('With a server of your own, renew its certificate and restart it.'),
    ],
  }),
}

function cause(scene: Scene): string {
  if (withError(scene.own, [NOT_YET]).length > 0) return l10n.t('The certificate that {0} shows becomes valid only later, by the clock of this machine.', seenServer(scene))
  const validTo = withError(scene.own, [EXPIRED]).flatMap((entry) => (entry.kind === 'tls' ? (entry.validTo ?? []) : [])).at(-1)
  return validTo === undefined
    ? l10n.t('The certificate that {0} shows has expired, by the clock of this machine.', seenServer(scene))
    : l10n.t('The certificate that {0} shows expired on {1}.', seenServer(scene), validTo.slice(0, 10))
}
