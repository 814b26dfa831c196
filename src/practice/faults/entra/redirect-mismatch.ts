import * as l10n from '@vscode/l10n'
import { HELPDESK_REDIRECT_URI } from '../../initial-state.ts'
import { applicationSetting } from '../setting.ts'

const WITH_SLASH = `${HELPDESK_REDIRECT_URI}/`

export const redirectMismatch = applicationSetting({
  id: 'entra.redirect-mismatch',
  step: 'A4',
  label: () => l10n.t('Redirect URI not registered'),
  sentence: () => l10n.t('The redirect URI that the helpdesk shows is not registered with the application.'),
  isOn: ({ redirectUris }) => redirectUris[HELPDESK_REDIRECT_URI] === undefined && redirectUris[WITH_SLASH] === undefined,
  broken: { redirectUris: { [HELPDESK_REDIRECT_URI]: null, [WITH_SLASH]: null } },
  right: { redirectUris: { [HELPDESK_REDIRECT_URI]: 'web' } },
})
