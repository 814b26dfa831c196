import * as l10n from '@vscode/l10n'
import { applicationOf, patchApplication, type Fault } from '../fault.ts'

export const secretInvalid: Fault = {
  id: 'entra.secret-invalid',
  step: 'C3',
  label: () => l10n.t('Client secret deleted'),
  sentence: () => l10n.t('The client secret was deleted from the application, so the one in the profile is no longer valid.'),
  isOn(state, context) {
    const application = applicationOf(state, context)
    return application !== undefined && application.secrets[context.keyId] === undefined
  },
  break: (state, context) => patchApplication(state, context, { secrets: { [context.keyId]: null } }),
  mend: (state, context) => patchApplication(state, context, { secrets: { [context.keyId]: { ...context.secret } } }),
}
