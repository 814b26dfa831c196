import * as l10n from '@vscode/l10n'
import { smtpDrop } from '../drop.ts'

export const closedSmtpStarttls = smtpDrop('starttls', {
  id: 'network.closed~smtp-starttls',
  label: () => l10n.t('SMTP drops at STARTTLS'),
  sentence: () => l10n.t('The connection to the SMTP server is closed instead of an answer to STARTTLS.'),
})
