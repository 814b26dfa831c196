import * as l10n from '@vscode/l10n'
import { eachMailbox, type Fault } from '../fault.ts'

export const smtpAuthDisabledOrg: Fault = {
  id: 'exchange.smtp-auth-disabled-org',
  step: 'P5',
  label: () => l10n.t('SMTP AUTH off: organization'),
  sentence: () => l10n.t('SMTP AUTH is turned off for the whole organization, and no mailbox says otherwise.'),
  isOn: (state, { mailboxes }) => state.organization.smtpClientAuthenticationDisabled
    && mailboxes.some((address) => state.mailboxes[address]?.smtpClientAuthenticationDisabled === null),
  break: (state, context) =>
    ({ organization: { smtpClientAuthenticationDisabled: true }, ...eachMailbox(state, context, { smtpClientAuthenticationDisabled: null }) }),
  mend: () => ({ organization: { smtpClientAuthenticationDisabled: false } }),
}
