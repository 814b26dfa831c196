import * as l10n from '@vscode/l10n'
import { DELEGATED_SCOPES } from '../../initial-state.ts'
import { lacksConsent } from '../delegated-consent.ts'
import { allOf, applicationOf, patchApplication, type Fault } from '../fault.ts'

/** Where users may consent for themselves, it is a question on a page; a sign-in without a page is refused. */
export const consentMissing: Fault = {
  id: 'entra.consent-missing',
  step: 'U1',
  label: () => l10n.t('Nobody consented'),
  sentence: () => l10n.t('Neither an administrator nor the user has consented to the delegated permissions of the application.'),
  isOn(state, context) {
    const application = applicationOf(state, context)
    return state.tenant.userConsent && application !== undefined && lacksConsent(application)
  },
  break: (state, context) => ({
    tenant: { userConsent: true },
    ...patchApplication(state, context, { permissions: allOf(DELEGATED_SCOPES, true), consent: allOf(DELEGATED_SCOPES, null) }),
  }),
  mend: (state, context) => patchApplication(state, context, { consent: allOf(DELEGATED_SCOPES, true) }),
}
