import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const SECURITY_DEFAULTS = /\b5\.7\.139\b.*security\s+defaults/is
/** Exchange's catch-all for whatever a policy may have against a login. */
const CRITERIA = /\b5\.7\.139\b.*did\s+not\s+meet\s+the\s+criteria/is

export const smtpPolicy: Problem = {
  id: 'exchange.smtp-policy',
  mark({ own }) {
    if (smtpReplies(own, SECURITY_DEFAULTS).length > 0) return 'certain'
    return smtpReplies(own, CRITERIA).length > 0 ? 'likely' : undefined
  },
  explain: ({ own }) => ({
    title: l10n.t('A policy of the tenant blocks SMTP AUTH'),
    cause: cause(own),
    remedy: [
      l10n.t('Look whether the security defaults are on: Entra admin center, Overview, Properties, "Manage security defaults". They block SMTP AUTH; replace them by Conditional Access policies before you switch them off.'),
      l10n.t('Look whether an authentication policy of Exchange blocks it: Microsoft 365 admin center, Settings, "Org settings", "Modern authentication", tick "Authenticated SMTP". A policy assigned to the mailbox itself is read and changed in Exchange Online PowerShell.'),
      l10n.t('Look whether a Conditional Access policy blocks it, for instance by location: Entra admin center, "Conditional Access", Policies. The sign-in logs name the policy.'),
      l10n.t('If the message comes from the helpdesk alone, it probably sent a password: use OAuth for its outgoing mail as well.'),
      l10n.t('Wait until the change takes effect, which can take some tens of minutes, and run the checks again.'),
    ],
  }),
  next: ['exchange.smtp-refused'],
}

const cause = (own: readonly Evidence[]): string =>
  smtpReplies(own, SECURITY_DEFAULTS).length > 0
    ? l10n.t('Exchange Online names the security defaults of the tenant as what locks this login out.')
    : l10n.t('Exchange Online says that the login does not meet the criteria. Behind this stand the security defaults, an authentication policy of Exchange, or a Conditional Access policy; the answer does not say which.')
