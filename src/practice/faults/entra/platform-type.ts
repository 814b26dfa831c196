import * as l10n from '@vscode/l10n'
import { HELPDESK_REDIRECT_URI, LOOPBACK_REDIRECT_URI } from '../../initial-state.ts'
import { allOf } from '../fault.ts'
import { applicationSetting } from '../setting.ts'

const URIS = [HELPDESK_REDIRECT_URI, LOOPBACK_REDIRECT_URI]

export const platformType = applicationSetting({
  id: 'entra.platform-type',
  step: 'A4',
  label: () => l10n.t('Redirect URI: SPA, not Web'),
  sentence: () => l10n.t('The redirect URIs of the application stand under "Single-page application" instead of "Web".'),
  isOn: ({ redirectUris }) => URIS.some((uri) => redirectUris[uri] === 'spa'),
  broken: { redirectUris: allOf(URIS, 'spa') },
  right: { redirectUris: allOf(URIS, 'web') },
})
