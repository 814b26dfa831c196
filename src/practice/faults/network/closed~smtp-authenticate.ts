import * as l10n from '@vscode/l10n'
import { smtpDrop } from '../drop.ts'

export const closedSmtpAuthenticate = smtpDrop('authenticate', {
  id: 'network.closed~smtp-authenticate',
  label: () => l10n.t('SMTP drops at the login'),
  sentence: () => l10n.t('The connection to the SMTP server is closed instead of an answer to the login.'),
})
