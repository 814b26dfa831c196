import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const passwordInvalid = byNumber({
  id: 'entra.password-invalid',
  step: 'U1',
  number: 50126,
  label: () => l10n.t('Password sent, and wrong'),
  sentence: () => l10n.t('The helpdesk sends the user\'s password instead of letting the user sign in, and the password is wrong (AADSTS50126).'),
})
