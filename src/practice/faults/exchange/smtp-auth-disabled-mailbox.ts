import { eachMailbox, type Fault } from '../fault.ts'

export const smtpAuthDisabledMailbox: Fault = {
  id: 'exchange.smtp-auth-disabled-mailbox',
  step: 'P5',
  sentence: () => 'SMTP AUTH is turned off for the mailboxes of the profile themselves, whatever the organisation says.',
  isOn: (state, { mailboxes }) => mailboxes.some((address) => state.mailboxes[address]?.smtpClientAuthenticationDisabled === true),
  break: (state, context) => eachMailbox(state, context, { smtpClientAuthenticationDisabled: true }),
  mend: (state, context) => eachMailbox(state, context, { smtpClientAuthenticationDisabled: false }),
}
