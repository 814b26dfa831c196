import * as l10n from '@vscode/l10n'
import { imapDrop } from '../drop.ts'

export const closedImapAuthenticate = imapDrop('authenticate', {
  id: 'network.closed~imap-authenticate',
  label: () => l10n.t('IMAP drops at the login'),
  sentence: () => l10n.t('The connection to the IMAP server is closed instead of an answer to the login.'),
})
