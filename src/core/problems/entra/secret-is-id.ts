import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const WRONG_SECRET = [7000215]

/** Whether the stored secret has the shape of a secret's ID. Entra's text cannot tell: it warns of the ID whatever was sent. */
export const secretIsGuid = (entries: readonly Evidence[]): boolean =>
  entries.some((entry) => entry.kind === 'setting' && entry.name === 'secret.shape' && entry.value === 'guid')

export const secretIsId: Problem = {
  id: 'entra.secret-is-id',
  mark: ({ own }) => (oauthErrors(own, WRONG_SECRET).length > 0 && secretIsGuid(own) ? 'certain' : undefined),
  explain: () => ({
    title: l10n.t('The secret\'s ID was pasted instead of its value'),
    cause: l10n.t('Entra ID refused the client secret, and what is stored has the shape of a GUID. That is the "Secret ID" column of the portal; the secret itself stands in the column "Value".'),
    remedy: [
      l10n.t('The value is shown only once, right after the secret was made. If you kept it, set it with "Set Client Secret".'),
      l10n.t('Otherwise make a new one: Entra admin center, App registrations, the application, "Certificates & secrets", "New client secret", Add. Copy the column "Value" at once.'),
      l10n.t('Store the new value here with "Set Client Secret", and in the helpdesk. Afterwards delete the old secret in the portal.'),
    ],
  }),
  script: 'rotate-secret',
  link: 'credentials',
  next: ['entra.roles-missing', 'exchange.principal-missing'],
}
