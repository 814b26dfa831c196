import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const consentDeclined = byNumber({
  id: 'entra.consent-declined',
  step: 'U1',
  number: 65004,
  label: () => l10n.t('Consent declined'),
  sentence: () => l10n.t('The user chose "Cancel" on the page that asks for consent (AADSTS65004).'),
})
