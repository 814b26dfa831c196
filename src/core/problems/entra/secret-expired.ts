import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const secretExpired: Problem = {
  id: 'entra.secret-expired',
  mark: markedByNumber(7000222),
  explain: () => ({
    title: l10n.t('The client secret has expired'),
    cause: l10n.t('A client secret lives for 24 months at most, and the time of this one is over. The helpdesk gets no token any more, so it neither reads nor sends mail.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, "Certificates & secrets", "New client secret". Choose when it expires, then Add, and copy the column "Value" at once: it is shown only this time.'),
      l10n.t('Store it here with "Set Client Secret", together with the day it expires, and enter it in the helpdesk.'),
      l10n.t('Run the checks again, then delete the expired secret in the portal.'),
    ],
  }),
  script: 'rotate-secret',
  link: 'credentials',
  next: ['entra.roles-missing', 'exchange.principal-missing'],
}
