import * as l10n from '@vscode/l10n'
import { smtpDrop } from '../drop.ts'

export const closedSmtpGreeting = smtpDrop('greeting', {
  id: 'network.closed~smtp-greeting',
  label: () => l10n.t('SMTP drops at the greeting'),
  sentence: () => l10n.t('The connection to the SMTP server is closed before the server greets.'),
})
