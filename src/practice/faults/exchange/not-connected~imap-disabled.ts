import { eachMailbox, type Fault } from '../fault.ts'

/** On the wire it looks as if the permission were missing; `Get-CASMailbox` alone tells the two apart. */
export const imapDisabled: Fault = {
  id: 'exchange.not-connected~imap-disabled',
  step: 'X4',
  sentence: () => 'IMAP is disabled for the mailboxes of the profile.',
  isOn: (state, { mailboxes }) => mailboxes.some((address) => state.mailboxes[address]?.imapEnabled === false),
  break: (state, context) => eachMailbox(state, context, { imapEnabled: false }),
  mend: (state, context) => eachMailbox(state, context, { imapEnabled: true }),
}
