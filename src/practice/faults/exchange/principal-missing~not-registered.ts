import * as l10n from '@vscode/l10n'
import type { Fault } from '../fault.ts'

export const principalMissingNotRegistered: Fault = {
  id: 'exchange.principal-missing~not-registered',
  step: 'X3',
  label: () => l10n.t('Service principal missing'),
  sentence: () => l10n.t('The application is not registered in Exchange as a service principal.'),
  isOn: ({ servicePrincipals }, { ids }) =>
    servicePrincipals[ids.servicePrincipalObjectId]?.appId !== ids.appId && servicePrincipals[ids.appObjectId] === undefined,
  break: (_state, { ids }) => ({ servicePrincipals: { [ids.servicePrincipalObjectId]: null, [ids.appObjectId]: null } }),
  mend: (_state, { ids, healthy }) =>
    ({ servicePrincipals: { [ids.servicePrincipalObjectId]: healthy.servicePrincipals[ids.servicePrincipalObjectId] } }),
}
