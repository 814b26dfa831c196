import * as l10n from '@vscode/l10n'
import { smtpReplies, withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

const UNKNOWN_MECHANISM = /^504\s+5\.7\.4\b/

export const xoauth2NotOffered: Problem = {
  id: 'exchange.xoauth2-not-offered',
  mark({ own }) {
    const refused = smtpReplies(own, UNKNOWN_MECHANISM).some(({ command }) => /XOAUTH2/i.test(command ?? ''))
    return refused || withError(own, ['NO_XOAUTH2']).length > 0 ? 'certain' : undefined
  },
  explain: (scene) => ({
    title: l10n.t('The server does not offer a login with OAuth'),
    cause: l10n.t('{0} answers, and XOAUTH2 is not among the ways to log in that it offers. Exchange Online always offers it: another mail server answers here, or something in between rewrites the answer.', seenServer(scene)),
    remedy: [
      l10n.t('Look at the host names. For Office 365 they are outlook.office365.com, port 993, for IMAP, and smtp.office365.com, port 587, for SMTP.'),
      l10n.t('Look where the name leads from this machine: an entry in the hosts file or an internal DNS zone may point to a relay or to an Exchange server of your own.'),
      l10n.t('Ask whoever runs the firewall whether it inspects mail, and except this server from that.'),
    ],
  }),
}
