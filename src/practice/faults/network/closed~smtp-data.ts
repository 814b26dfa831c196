import * as l10n from '@vscode/l10n'
import { smtpDrop } from '../drop.ts'

export const closedSmtpData = smtpDrop('data', {
  id: 'network.closed~smtp-data',
  label: () => l10n.t('SMTP drops after the mail'),
  sentence: () => l10n.t('The connection to the SMTP server is closed after the mail was sent, before its receipt is confirmed.'),
})
