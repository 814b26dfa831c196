import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const scopeInvalid = byNumber({
  id: 'entra.scope-invalid',
  step: 'U1',
  number: 70011,
  label: () => l10n.t('Scope not valid'),
  sentence: () => l10n.t('The helpdesk asks for a scope that is not valid, such as one of Exchange Online and one of Microsoft Graph together (AADSTS70011).'),
})
