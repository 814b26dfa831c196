import * as l10n from '@vscode/l10n'
import type { Fault } from '../fault.ts'

/** The trap of X3: the app registration's object id looks just like the one that was wanted. */
export const principalMissing: Fault = {
  id: 'exchange.principal-missing',
  step: 'X3',
  label: () => l10n.t('Wrong object ID registered'),
  sentence: () => l10n.t('The application is registered in Exchange with the object ID of its app registration instead of that of its enterprise application.'),
  isOn: ({ servicePrincipals }, { ids }) =>
    servicePrincipals[ids.servicePrincipalObjectId]?.appId !== ids.appId && servicePrincipals[ids.appObjectId] !== undefined,
  break: (_state, { ids, healthy }) => ({
    servicePrincipals: {
      [ids.servicePrincipalObjectId]: null,
      [ids.appObjectId]: healthy.servicePrincipals[ids.servicePrincipalObjectId],
    },
  }),
  mend: (_state, { ids, healthy }) => ({
    servicePrincipals: {
      [ids.servicePrincipalObjectId]: healthy.servicePrincipals[ids.servicePrincipalObjectId],
      [ids.appObjectId]: null,
    },
  }),
}
