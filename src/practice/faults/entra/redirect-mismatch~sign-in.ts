import * as l10n from '@vscode/l10n'
import { LOOPBACK_REDIRECT_URI } from '../../initial-state.ts'
import { applicationSetting } from '../setting.ts'

export const redirectMismatchSignIn = applicationSetting({
  id: 'entra.redirect-mismatch~sign-in',
  step: 'U3',
  label: () => l10n.t('http://localhost not registered'),
  sentence: () => l10n.t('The redirect URI http://localhost, to which a sign-in from this machine returns, is not registered with the application.'),
  isOn: ({ redirectUris }) => redirectUris[LOOPBACK_REDIRECT_URI] === undefined,
  broken: { redirectUris: { [LOOPBACK_REDIRECT_URI]: null } },
  right: { redirectUris: { [LOOPBACK_REDIRECT_URI]: 'web' } },
})
