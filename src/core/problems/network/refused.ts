import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

export const refused: Problem = {
  id: 'network.refused',
  mark: ({ own }) => (withError(own, ['ECONNREFUSED']).length > 0 ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('The connection is refused'),
    cause: l10n.t('Something answers at {0} and refuses the connection at once. Microsoft\'s servers do not do that on the right port: the port is wrong, or a firewall or the hosting provider refuses it.', seenServer(scene)),
    remedy: [
      l10n.t('Look at host and port. For Office 365 they are outlook.office365.com, port 993, for IMAP, smtp.office365.com, port 587, for SMTP, and port 443 for the sign-in.'),
      l10n.t('Allow outgoing connections to {0} in the firewall of this machine and of the network. Many hosting providers block outgoing SMTP until one asks.', seenServer(scene)),
      l10n.t('A virus scanner on this machine may guard mail ports: except this connection from it, or switch its mail shield off for a test.'),
    ],
  }),
}
