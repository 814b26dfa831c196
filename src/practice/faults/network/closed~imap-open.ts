import * as l10n from '@vscode/l10n'
import { imapDrop } from '../drop.ts'

export const closedImapOpen = imapDrop('open', {
  id: 'network.closed~imap-open',
  label: () => l10n.t('IMAP drops at the INBOX'),
  sentence: () => l10n.t('The connection to the IMAP server is closed instead of an answer when the INBOX is opened.'),
})
