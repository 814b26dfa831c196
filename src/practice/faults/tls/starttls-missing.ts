import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const starttlsMissing = setting({
  id: 'tls.starttls-missing',
  step: 'P4',
  label: () => l10n.t('SMTP without STARTTLS'),
  sentence: () => l10n.t('The SMTP server offers no STARTTLS, because a firewall on the way takes it out of the list.'),
  read: ({ service }) => service.smtp.offersStarttls,
  write: (offersStarttls) => ({ service: { smtp: { offersStarttls } } }),
  broken: false,
  right: true,
})
