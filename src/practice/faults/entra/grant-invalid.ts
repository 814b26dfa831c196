import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const grantInvalid = byNumber({
  id: 'entra.grant-invalid',
  step: 'U2',
  number: 70000,
  label: () => l10n.t('Code or token used before'),
  sentence: () => l10n.t('The helpdesk sends a code or refresh token that was redeemed already or belongs to another application (AADSTS70000).'),
})
