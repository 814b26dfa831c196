import * as l10n from '@vscode/l10n'
import { setting } from '../setting.ts'

export const tokenExpiredInSession = setting({
  id: 'exchange.token-expired-in-session',
  step: 'N1',
  label: () => l10n.t('Token expires in the session'),
  sentence: () => l10n.t('The access token expires while the IMAP connection is open.'),
  read: ({ service }) => service.imap.expiresAfterLogin,
  write: (expiresAfterLogin) => ({ service: { imap: { expiresAfterLogin } } }),
  broken: true,
  right: false,
})
