import * as l10n from '@vscode/l10n'
import { withError } from '../../evidence/queries.ts'
import type { Problem, Scene } from '../problem.ts'
import { seenServer, seenStage } from '../seen-server.ts'

const LATE = ['TIMEOUT', 'ETIMEDOUT']

export const timeout: Problem = {
  id: 'network.timeout',
  mark: ({ own }) => (withError(own, LATE).length > 0 ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('The server did not answer in time'),
    cause: cause(scene),
    remedy: [
      l10n.t('Allow outgoing connections to {0} in the firewall of this machine and of the network. A firewall that drops packets looks exactly like this, and many hosting providers block outgoing SMTP.', seenServer(scene)),
      l10n.t('Look at host and port. For Office 365 they are outlook.office365.com, port 993, for IMAP, smtp.office365.com, port 587, for SMTP, and port 443 for the sign-in.'),
      l10n.t('Run the checks again. If they pass now, the line was slow, or the server was busy.'),
    ],
  }),
}

function cause(scene: Scene): string {
  const stage = seenStage(scene, LATE)
  return stage === undefined
    ? l10n.t('No connection to {0} came about within the time limit.', seenServer(scene))
    : l10n.t('{0} took the connection and then fell silent: the next answer, at stage {1}, did not come within the time limit.', seenServer(scene), stage)
}
