import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

export const singleTenant = byNumber({
  id: 'entra.single-tenant',
  step: 'C2',
  number: 50194,
  label: () => l10n.t('Token asked for at /common'),
  sentence: () => l10n.t('The helpdesk asks for its token at /common, although the application is registered for a single tenant (AADSTS50194).'),
})
