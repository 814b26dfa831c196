import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const tenantMalformed = byNumber({
  id: 'entra.tenant-malformed',
  step: 'C2',
  number: 900023,
  label: () => l10n.t('Tenant ID malformed'),
  sentence: () => l10n.t('The helpdesk sends something as the tenant that is neither a GUID nor a domain (AADSTS900023).'),
})
