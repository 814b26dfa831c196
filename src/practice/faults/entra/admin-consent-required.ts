import * as l10n from '@vscode/l10n'
import { DELEGATED_SCOPES } from '../../initial-state.ts'
import { lacksConsent } from '../delegated-consent.ts'
import { allOf, applicationOf, patchApplication, type Fault } from '../fault.ts'

export const adminConsentRequired: Fault = {
  id: 'entra.admin-consent-required',
  step: 'U1',
  label: () => l10n.t('Admin consent required'),
  sentence: () => l10n.t('Users may not consent to applications in this tenant, and no administrator has consented to this one.'),
  isOn(state, context) {
    const application = applicationOf(state, context)
    return !state.tenant.userConsent && application !== undefined && lacksConsent(application)
  },
  break: (state, context) => ({
    tenant: { userConsent: false },
    ...patchApplication(state, context, { permissions: allOf(DELEGATED_SCOPES, true), consent: allOf(DELEGATED_SCOPES, null) }),
  }),
  mend: (state, context) => ({
    tenant: { userConsent: true },
    ...patchApplication(state, context, { consent: allOf(DELEGATED_SCOPES, true) }),
  }),
}
