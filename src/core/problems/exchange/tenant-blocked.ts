import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const BLOCKED = /\b5\.7\.(?:708|501)\b/

export const tenantBlocked: Problem = {
  id: 'exchange.tenant-blocked',
  mark: ({ own }) => (smtpReplies(own, BLOCKED).length > 0 ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('Microsoft does not let this tenant send mail'),
    cause: l10n.t('The login is right. Exchange Online takes no outgoing mail of this tenant, as it does with new and trial tenants that have sent little yet, and with those from which spam came.'),
    remedy: [
      l10n.t('With a new tenant, send some single mails by Outlook on the web first and have them answered. A paid subscription, and a domain of your own with SPF and DKIM, earn more trust than a trial.'),
      l10n.t('Look in the Exchange admin center under "Mail flow", "Message trace", whether anything was sent in the tenant\'s name that nobody knows.'),
      l10n.t('If it lasts, open a support request in the Microsoft 365 admin center and quote the whole answer.'),
    ],
  }),
}
