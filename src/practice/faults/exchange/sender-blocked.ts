import * as l10n from '@vscode/l10n'
import { mailboxSetting } from '../setting.ts'

export const senderBlocked = mailboxSetting({
  id: 'exchange.sender-blocked',
  step: 'N1',
  label: () => l10n.t('Senders restricted'),
  sentence: () => l10n.t('The mailboxes of the profile are restricted from sending, as suspected senders are.'),
  isOn: ({ restricted }) => restricted,
  broken: { restricted: true },
  right: { restricted: false },
})
