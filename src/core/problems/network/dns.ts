import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenHost } from '../seen-server.ts'

const UNRESOLVED = ['ENOTFOUND', 'EAI_AGAIN', 'ENODATA', 'ESERVFAIL', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']

export const dns: Problem = {
  id: 'network.dns',
  mark: ({ own }) => (withError(own, UNRESOLVED).length > 0 ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('The name of the server cannot be resolved'),
    cause: l10n.t('DNS gives no address for {0} on this machine: the name is mistyped, or the machine\'s name server does not know it or does not answer.', seenHost(scene)),
    remedy: [
      l10n.t('Compare the host name letter by letter with the one in Microsoft\'s instructions. In the helpdesk look for a blank at the end of the field.'),
      l10n.t('Try "nslookup {0}" in a terminal of this machine. If it fails too, look at the name server in the network settings, and at a VPN that has just been connected or disconnected.', seenHost(scene)),
      l10n.t('If only this machine fails, its name server may not resolve names of the internet: ask whoever runs the network to permit it.'),
    ],
  }),
}
