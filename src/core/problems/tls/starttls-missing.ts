import * as l10n from '@vscode/l10n'
import { smtpReplies, withError } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { seenServer } from '../seen-server.ts'

const REFUSED = /^[45]\d\d/

export const starttlsMissing: Problem = {
  id: 'tls.starttls-missing',
  mark({ own }) {
    const marked = withError(own, ['NO_STARTTLS']).length > 0 || smtpReplies(own, REFUSED, 'starttls').length > 0
    return marked ? 'certain' : undefined
  },
  explain: (scene) => ({
    title: l10n.t('The server offers no encryption by STARTTLS'),
    cause: l10n.t('{0} does not offer STARTTLS, or refuses it. Exchange Online always offers it, so a firewall or relay on the way takes it out, or another server answers. Nothing was sent in clear text.', seenServer(scene)),
    remedy: [
      l10n.t('Ask whoever runs the firewall to switch off its inspection of SMTP for {0}; on Cisco devices it is called "inspect esmtp".', seenServer(scene)),
      l10n.t('Look at the host name: for Office 365 it is smtp.office365.com, port 587. A relay of your own is not Exchange Online.'),
      l10n.t('Switch off the mail shield of a virus scanner on this machine for a test.'),
    ],
  }),
}
