import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const credentialMissingNoSecret = byNumber({
  id: 'entra.credential-missing~no-secret',
  step: 'C3',
  number: 7000218,
  label: () => l10n.t('Client secret not sent'),
  sentence: () => l10n.t('The helpdesk sends no client secret with its token request (AADSTS7000218).'),
})
