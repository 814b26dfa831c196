import * as l10n from '@vscode/l10n'
import { imapDrop } from '../drop.ts'

export const closed = imapDrop('greeting', {
  id: 'network.closed',
  label: () => l10n.t('IMAP drops at the greeting'),
  sentence: () => l10n.t('The connection to the IMAP server is closed before the server greets.'),
})
