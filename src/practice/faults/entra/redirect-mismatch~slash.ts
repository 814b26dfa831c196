import * as l10n from '@vscode/l10n'
import { HELPDESK_REDIRECT_URI } from '../../initial-state.ts'
import { applicationSetting } from '../setting.ts'

const WITH_SLASH = `${HELPDESK_REDIRECT_URI}/`

/** Entra compares the path of a Web redirect URI character by character (Microsoft, "Redirect URI restrictions"). */
export const redirectMismatchSlash = applicationSetting({
  id: 'entra.redirect-mismatch~slash',
  step: 'A4',
  label: () => l10n.t('Redirect URI with a slash'),
  sentence: () => l10n.t('The redirect URI is registered with a slash at its end, which the helpdesk does not send.'),
  isOn: ({ redirectUris }) => redirectUris[HELPDESK_REDIRECT_URI] === undefined && redirectUris[WITH_SLASH] !== undefined,
  broken: { redirectUris: { [HELPDESK_REDIRECT_URI]: null, [WITH_SLASH]: 'web' } },
  right: { redirectUris: { [HELPDESK_REDIRECT_URI]: 'web', [WITH_SLASH]: null } },
})
