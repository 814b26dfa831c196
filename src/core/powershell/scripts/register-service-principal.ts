import * as l10n from '@vscode/l10n'
import { exchangeValues, requireObjectId } from '../exchange-values.ts'
import { quote } from '../quoting.ts'
import type { ScriptDeclaration } from './script.ts'

/** Setup step X3: makes Exchange know the application by the object id of its enterprise application. */
export const registerServicePrincipal: ScriptDeclaration = {
  id: 'register-service-principal',
  module: 'ExchangeOnlineManagement',
  flows: ['app-only'],
  rolesNeeded: ['Organization Management', 'Exchange Administrator'],
  title: () => l10n.t('Register the service principal in Exchange'),
  values: (input) => [
    ...exchangeValues(input),
    { name: 'clientId', value: input.profile.clientId, comment: 'Application (client) id' },
    { name: 'objectId', value: requireObjectId(input), comment: 'Object id of the enterprise application, not of the app registration' },
    { name: 'displayName', value: input.profile.name, comment: 'The name it gets in Exchange' },
  ],
  snippet: (input) => [
    [
      `New-ServicePrincipal -AppId ${quote(input.profile.clientId)} -ObjectId ${quote(requireObjectId(input))}`,
      `-DisplayName ${quote(input.profile.name)} -ErrorAction Stop`,
    ].join(' '),
  ],
}
