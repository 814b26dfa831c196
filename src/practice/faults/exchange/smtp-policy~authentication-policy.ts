import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const smtpPolicyAuthenticationPolicy = setting({
  id: 'exchange.smtp-policy~authentication-policy',
  step: 'P5',
  label: () => l10n.t('SMTP AUTH off: policy'),
  sentence: () => l10n.t('An authentication policy of Exchange Online blocks SMTP AUTH.'),
  read: ({ organization }) => organization.authenticationPolicyBlocksSmtp,
  write: (authenticationPolicyBlocksSmtp) => ({ organization: { authenticationPolicyBlocksSmtp } }),
  broken: true,
  right: false,
})
