import type { Fault } from '../fault.ts'

/** The trap of X3: the app registration's object id looks just like the one that was wanted. */
export const principalMissing: Fault = {
  id: 'exchange.principal-missing',
  step: 'X3',
  sentence: () => 'The application is registered in Exchange with the object id of its app registration instead of the one of its enterprise application.',
  isOn: (state, { ids }) => state.servicePrincipals[ids.servicePrincipalObjectId]?.appId !== ids.appId,
  break: (state, { ids }) => ({
    servicePrincipals: {
      [ids.servicePrincipalObjectId]: null,
      [ids.appObjectId]: { appId: ids.appId, displayName: state.applications[ids.appId]?.displayName ?? 'Practice helpdesk' },
    },
  }),
  mend: (state, { ids }) => ({
    servicePrincipals: {
      [ids.appObjectId]: null,
      [ids.servicePrincipalObjectId]: { appId: ids.appId, displayName: state.applications[ids.appId]?.displayName ?? 'Practice helpdesk' },
    },
  }),
}
