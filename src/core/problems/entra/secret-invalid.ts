import * as l10n from '@vscode/l10n'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { secretIsGuid } from './secret-is-id.ts'

const WRONG_SECRET = [7000215]
/** Older numbers for several failures of a credential: their words tell. */
const WRONG_CREDENTIAL = [70002, 50012]
const SECRET_NAMED = /invalid client secret/i

export const secretInvalid: Problem = {
  id: 'entra.secret-invalid',
  mark({ own }) {
    if (oauthErrors(own, WRONG_SECRET).length > 0) return secretIsGuid(own) ? undefined : 'certain'
    return oauthErrors(own, WRONG_CREDENTIAL, SECRET_NAMED).length > 0 ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('The client secret is wrong'),
    cause: l10n.t('Entra ID knows the application and none of its secrets is the one that was sent: the secret was mistyped or cut off, deleted in the portal, or belongs to another application.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, "Certificates & secrets", tab "Client secrets". The first characters of each secret are shown there: compare them with yours.'),
      l10n.t('If none fits, choose "New client secret", Add, and copy the column "Value", not "Secret ID", at once: it is shown only this time.'),
      l10n.t('Store it here with "Set Client Secret", and in the helpdesk.'),
      l10n.t('If the same secret passes here and fails in the helpdesk, the helpdesk\'s copy is damaged: look for a blank at its end, a field that is too short, or characters that were encoded. Enter it there again.'),
    ],
  }),
  script: 'rotate-secret',
  link: 'credentials',
  next: ['entra.roles-missing', 'exchange.principal-missing'],
}
