import * as l10n from '@vscode/l10n'
import { mailboxSetting } from '../setting.ts'

export const smtpAuthDisabledMailbox = mailboxSetting({
  id: 'exchange.smtp-auth-disabled-mailbox',
  step: 'P5',
  label: () => l10n.t('SMTP AUTH off: mailboxes'),
  sentence: () => l10n.t('SMTP AUTH is switched off for the mailboxes of the profile themselves, whatever the organization says.'),
  isOn: (mailbox) => mailbox.smtpClientAuthenticationDisabled === true,
  broken: { smtpClientAuthenticationDisabled: true },
  right: { smtpClientAuthenticationDisabled: false },
})
