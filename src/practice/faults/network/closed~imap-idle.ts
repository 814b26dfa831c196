import * as l10n from '@vscode/l10n'
import { imapDrop } from '../drop.ts'

export const closedImapIdle = imapDrop('idle', {
  id: 'network.closed~imap-idle',
  label: () => l10n.t('IMAP drops while idle'),
  sentence: () => l10n.t('The connection to the IMAP server is closed while it waits for new mail.'),
})
