import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const parameterMissing = byNumber({
  id: 'entra.parameter-missing',
  step: 'U1',
  number: 900144,
  label: () => l10n.t('Empty field in the request'),
  sentence: () => l10n.t('The helpdesk leaves a field of its token request empty (AADSTS900144).'),
})
