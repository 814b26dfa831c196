import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const requestMalformed = byNumber({
  id: 'entra.request-malformed',
  step: 'U2',
  number: 9002313,
  label: () => l10n.t('Refresh token cut off'),
  sentence: () => l10n.t('The helpdesk sends a refresh token that its database cut off, so the request cannot be read (AADSTS9002313).'),
})
