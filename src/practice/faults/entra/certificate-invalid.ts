import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

/** The profiles of the practice tenant use a secret, so there is no certificate in its state to take away. */
export const certificateInvalid = byNumber({
  id: 'entra.certificate-invalid',
  step: 'C3',
  number: 700027,
  label: () => l10n.t('Certificate not uploaded'),
  sentence: () => l10n.t('The certificate that signs the token request is not one of those uploaded to the application (AADSTS700027).'),
})
