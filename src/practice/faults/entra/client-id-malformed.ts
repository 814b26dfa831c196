import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const clientIdMalformed = byNumber({
  id: 'entra.client-id-malformed',
  step: 'C1',
  number: 90112,
  label: () => l10n.t('Client ID malformed'),
  sentence: () => l10n.t('The helpdesk sends something that is no application (client) ID, such as the name of the application (AADSTS90112).'),
})
