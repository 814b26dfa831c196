import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'
import { isUnreadableAnswer } from '../unreadable-answer.ts'

export const misbehaved: Problem = {
  id: 'network.misbehaved',
  mark({ own }) {
    const marked = withError(own, ['MISBEHAVED', 'TOO_LARGE', 'REDIRECT']).some(({ kind }) => kind !== 'oauth-error')
      || isUnreadableAnswer(own)
    return marked ? 'likely' : undefined
  },
  explain: (scene) => ({
    title: l10n.t('The server answers as no server of this kind does'),
    cause: cause(scene.own, seenServer(scene)),
    remedy: [
      l10n.t('Look at host and port. For Office 365 they are outlook.office365.com, port 993, for IMAP, smtp.office365.com, port 587, for SMTP, and port 443 for the sign-in.'),
      l10n.t('Look where the name leads from this machine: the hosts file, an internal DNS zone, a proxy or a guest network\'s sign-in page may put another server in its place.'),
      l10n.t('Try from another network. Do not enter a password or secret anywhere on the way: what answers here may not be Microsoft.'),
    ],
  }),
}

function cause(own: readonly Evidence[], server: string): string {
  if (withError(own, ['REDIRECT']).length > 0) return l10n.t('{0} sends the request on to another address. Entra ID never does that here, so nothing was sent there: it could have been the client secret.', server)
  if (withError(own, ['TOO_LARGE']).length > 0) return l10n.t('{0} sends more than any answer needs, or asks again and again. The connection was ended for that.', server)
  return l10n.t('The answer of {0} is none that Microsoft\'s server gives: it cannot be read, or comes at the wrong place.', server)
}
