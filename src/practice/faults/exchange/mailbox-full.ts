import * as l10n from '@vscode/l10n'
import { mailboxSetting } from '../setting.ts'

export const mailboxFull = mailboxSetting({
  id: 'exchange.mailbox-full',
  step: 'N1',
  label: () => l10n.t('Mailboxes full'),
  sentence: () => l10n.t('The mailboxes of the profile are full.'),
  isOn: ({ full }) => full,
  broken: { full: true },
  right: { full: false },
})
