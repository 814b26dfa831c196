import * as l10n from '@vscode/l10n'
import { httpAnswers, oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const TOO_MANY = [90055]
const CLIENT_LOOP = [50196]

export const throttled: Problem = {
  id: 'entra.throttled',
  mark({ own }) {
    const marked = oauthErrors(own, [...TOO_MANY, ...CLIENT_LOOP]).length > 0
      || httpAnswers(own, (status) => status === 429).length > 0
    return marked ? 'certain' : undefined
  },
  explain: ({ own }) => ({
    title: l10n.t('Entra ID gets too many requests'),
    cause: oauthErrors(own, CLIENT_LOOP).length > 0
      ? l10n.t('The same client asks for the same token again and again, and Entra ID stops that: something fetches a new token for every action instead of keeping the one it has for an hour.')
      : l10n.t('Entra ID refuses further requests of this application or tenant for a while, because too many came in a short time.'),
    remedy: [
      l10n.t('Wait some minutes, then run the checks once.'),
      l10n.t('If it comes back, make the helpdesk ask less: poll its mailboxes less often, and look whether several helpdesk servers or scripts use the same application.'),
      l10n.t('A helpdesk that fetches a token for each mail needs an update: tell its maker that it must keep the token until it expires.'),
    ],
  }),
}
