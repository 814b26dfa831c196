import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const permissionInvalid = byNumber({
  id: 'entra.permission-invalid',
  step: 'A5',
  number: 65006,
  label: () => l10n.t('Outdated permission'),
  sentence: () => l10n.t('The application asks for a permission that Exchange Online does not offer any more (AADSTS65006).'),
})
