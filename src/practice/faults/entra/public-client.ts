import * as l10n from '@vscode/l10n'
import { HELPDESK_REDIRECT_URI, LOOPBACK_REDIRECT_URI } from '../../initial-state.ts'
import { allOf } from '../fault.ts'
import { applicationSetting } from '../setting.ts'

const URIS = [HELPDESK_REDIRECT_URI, LOOPBACK_REDIRECT_URI]

export const publicClient = applicationSetting({
  id: 'entra.public-client',
  step: 'A4',
  label: () => l10n.t('Redirect URI: Mobile, not Web'),
  sentence: () => l10n.t('The redirect URIs of the application stand under "Mobile and desktop applications" instead of "Web".'),
  isOn: ({ redirectUris }) => URIS.some((uri) => redirectUris[uri] === 'public'),
  broken: { redirectUris: allOf(URIS, 'public') },
  right: { redirectUris: allOf(URIS, 'web') },
})
