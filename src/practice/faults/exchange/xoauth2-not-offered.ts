import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const xoauth2NotOffered = setting({
  id: 'exchange.xoauth2-not-offered',
  step: 'P4',
  label: () => l10n.t('IMAP without OAuth'),
  sentence: () => l10n.t('The IMAP server offers no login with OAuth, because a device on the way takes it out of the list.'),
  read: ({ service }) => service.imap.offersXoauth2,
  write: (offersXoauth2) => ({ service: { imap: { offersXoauth2 } } }),
  broken: false,
  right: true,
})
