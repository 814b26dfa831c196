import * as l10n from '@vscode/l10n'
import { applicationOf, patchApplication, type Fault } from '../fault.ts'

const DAY_MS = 24 * 3600 * 1000

export const secretExpired: Fault = {
  id: 'entra.secret-expired',
  step: 'C3',
  label: () => l10n.t('Client secret expired'),
  sentence: () => l10n.t('The client secret expired yesterday.'),
  isOn(state, context) {
    const secret = applicationOf(state, context)?.secrets[context.keyId]
    return secret !== undefined && Date.parse(secret.endDateTime) <= context.now().getTime()
  },
  break: (state, context) => patchApplication(state, context, {
    secrets: { [context.keyId]: { hint: context.secret.hint, endDateTime: new Date(context.now().getTime() - DAY_MS).toISOString() } },
  }),
  mend: (state, context) => patchApplication(state, context, { secrets: { [context.keyId]: { ...context.secret } } }),
}
