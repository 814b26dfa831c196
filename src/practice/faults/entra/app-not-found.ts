import * as l10n from '@vscode/l10n'
import { applicationOf, type Fault } from '../fault.ts'

export const appNotFound: Fault = {
  id: 'entra.app-not-found',
  step: 'C1',
  label: () => l10n.t('App registration deleted'),
  sentence: () => l10n.t('The app registration was deleted, so the tenant does not know the client ID of the profile.'),
  isOn: (state, context) => applicationOf(state, context) === undefined,
  break: (_state, { ids }) => ({ applications: { [ids.appId]: null } }),
  mend: (_state, { ids, healthy }) => ({ applications: { [ids.appId]: healthy.applications[ids.appId] } }),
}
