import { eachMailbox, type Fault } from '../fault.ts'

export const notConnected: Fault = {
  id: 'exchange.not-connected',
  step: 'X4',
  sentence: () => 'The application has no full access to the mailboxes of the profile.',
  isOn: (state, { ids, mailboxes }) => mailboxes.some((address) => state.mailboxes[address]?.fullAccess[ids.servicePrincipalObjectId] !== true),
  break: (state, context) => eachMailbox(state, context, { fullAccess: { [context.ids.servicePrincipalObjectId]: null } }),
  mend: (state, context) => eachMailbox(state, context, { fullAccess: { [context.ids.servicePrincipalObjectId]: true } }),
}
