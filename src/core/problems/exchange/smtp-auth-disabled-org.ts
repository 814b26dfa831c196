import * as l10n from '@vscode/l10n'
import { smtpReplies } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

/** Microsoft, "Enable or disable authenticated client SMTP submission (SMTP AUTH)": the mailbox's setting wins over the organisation's. */
export const smtpAuthDisabledOrg: Problem = {
  id: 'exchange.smtp-auth-disabled-org',
  mark: ({ own }) => (smtpReplies(own, /\b5\.7\.139\b.*disabled\s+for\s+the\s+Tenant/is).length > 0 ? 'certain' : undefined),
  explain: ({ names }) => ({
    title: l10n.t('SMTP AUTH is switched off for the organization'),
    cause: l10n.t('Exchange Online refuses SMTP AUTH for every mailbox whose own setting is not "on", and {0} follows the organization\'s setting.', names.mailbox ?? ''),
    remedy: [
      l10n.t('Switch SMTP AUTH on for {0} alone, which Microsoft recommends: Microsoft 365 admin center, Users, Active users, the user, Mail, "Manage email apps", "Authenticated SMTP".', names.mailbox ?? ''),
      l10n.t('Or switch it on for the whole organization: Exchange admin center, Settings, Mail flow, clear "Turn off SMTP AUTH protocol for your organization".'),
      l10n.t('Wait until the change takes effect, which can take some tens of minutes, and run the checks again.'),
    ],
  }),
  script: 'enable-smtp-auth',
  link: 'exchange-settings',
  next: ['exchange.smtp-auth-disabled-mailbox', 'exchange.smtp-policy', 'exchange.smtp-refused'],
}
