import * as l10n from '@vscode/l10n'
import { imapReplies, smtpReplies, withError } from '../../evidence/queries.ts'
import type { Problem, Scene } from '../problem.ts'
import { EXPIRED_SESSION, NOT_CONNECTED, THROTTLED_IMAP, UNAVAILABLE_IMAP } from '../refusals.ts'
import { seenServer, seenStage } from '../seen-server.ts'

const CLOSED = ['CLOSED', 'ECONNRESET', 'EPIPE']

export const closed: Problem = {
  id: 'network.closed',
  mark: (scene) => (withError(scene.own, CLOSED).length > 0 && !saidWhy(scene) ? 'certain' : undefined),
  explain: (scene) => ({
    title: l10n.t('The connection is closed before the answer'),
    cause: l10n.t('{0} took the connection and closed it at stage {1} without an answer. Mostly that is a firewall or a virus scanner that does not like what it sees; seldom the server itself.', seenServer(scene), seenStage(scene, CLOSED) ?? 'connect'),
    remedy: [
      l10n.t('Look at host and port. For Office 365 they are outlook.office365.com, port 993, for IMAP, smtp.office365.com, port 587, for SMTP, and port 443 for the sign-in.'),
      l10n.t('Ask whoever runs the firewall whether it inspects or resets connections to {0}, and except them. Look at the mail shield of a virus scanner as well.', seenServer(scene)),
      l10n.t('Run the checks again after some minutes: if they pass now and then, too many connections may be open to this mailbox.'),
    ],
  }),
}

/** A server that gives its reason before it closes is explained by that. */
const saidWhy = ({ own }: Scene): boolean =>
  [EXPIRED_SESSION, NOT_CONNECTED, THROTTLED_IMAP, UNAVAILABLE_IMAP].some((reason) => imapReplies(own, reason).length > 0)
  || smtpReplies(own, /^421\b/).length > 0
