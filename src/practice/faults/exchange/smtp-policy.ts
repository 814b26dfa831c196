import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const smtpPolicy = setting({
  id: 'exchange.smtp-policy',
  step: 'P5',
  label: () => l10n.t('SMTP AUTH off: security defaults'),
  sentence: () => l10n.t('The security defaults of the tenant lock SMTP AUTH.'),
  read: ({ organization }) => organization.securityDefaultsLockSmtp,
  write: (securityDefaultsLockSmtp) => ({ organization: { securityDefaultsLockSmtp } }),
  broken: true,
  right: false,
})
