import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

const NO_ROUTE = ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EHOSTDOWN']

export const unreachable: Problem = {
  id: 'network.unreachable',
  mark: ({ own }) => (withError(own, NO_ROUTE).length > 0 ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('There is no way to the server'),
    cause: l10n.t('This machine has no route to {0}: it is offline, a VPN or gateway is down, or it has an IPv6 address without a way to the internet.', seenServer(scene)),
    remedy: [
      l10n.t('Look whether this machine reaches the internet at all, for instance https://login.microsoftonline.com/ in a browser.'),
      l10n.t('Look at its default gateway, and connect or disconnect the VPN that it uses.'),
      l10n.t('If IPv6 does not work in this network, have it repaired, or switch it off on this network adapter.'),
    ],
  }),
}
