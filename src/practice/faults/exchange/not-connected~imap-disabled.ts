import * as l10n from '@vscode/l10n'
import { mailboxSetting } from '../setting.ts'

/** On the wire it looks as if the permission were missing; `Get-CASMailbox` alone tells the two apart. */
export const notConnectedImapDisabled = mailboxSetting({
  id: 'exchange.not-connected~imap-disabled',
  step: 'X4',
  label: () => l10n.t('IMAP off for the mailboxes'),
  sentence: () => l10n.t('IMAP is switched off for the mailboxes of the profile.'),
  isOn: ({ imapEnabled }) => !imapEnabled,
  broken: { imapEnabled: false },
  right: { imapEnabled: true },
})
