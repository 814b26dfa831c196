import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const skewAssertion = byNumber({
  id: 'clock.skew~assertion',
  step: 'C3',
  number: 700024,
  label: () => l10n.t('Clock of the signer wrong'),
  sentence: () => l10n.t('The machine that signs the token request with a certificate has a wrong clock, so the signature is out of its time (AADSTS700024).'),
})
