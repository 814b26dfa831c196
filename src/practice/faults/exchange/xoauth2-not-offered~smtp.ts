import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const xoauth2NotOfferedSmtp = setting({
  id: 'exchange.xoauth2-not-offered~smtp',
  step: 'P4',
  label: () => l10n.t('SMTP without OAuth'),
  sentence: () => l10n.t('The SMTP server offers no login with OAuth, because a device on the way takes it out of the list.'),
  read: ({ service }) => service.smtp.offersXoauth2,
  write: (offersXoauth2) => ({ service: { smtp: { offersXoauth2 } } }),
  broken: false,
  right: true,
})
