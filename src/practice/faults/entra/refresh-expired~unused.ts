import * as l10n from '@vscode/l10n'
import { byNumber } from '../by-number.ts'

/** Nobody waits 90 days in a practice tenant. */
export const refreshExpiredUnused = byNumber({
  id: 'entra.refresh-expired~unused',
  step: 'U2',
  number: 700082,
  label: () => l10n.t('Sign-in unused for 90 days'),
  sentence: () => l10n.t('The sign-in was not used for 90 days, so its refresh token has expired (AADSTS700082).'),
})
