import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const requestMalformed: Problem = {
  id: 'entra.request-malformed',
  mark: markedByNumber(9002313, 90004),
  explain: () => ({
    title: l10n.t('Entra ID cannot read the request'),
    cause: l10n.t('The request for a token came in damaged. Mostly that is a token or code that the helpdesk\'s database cut off, for it may be longer than 2,000 characters; seldom a device on the way that changes the request.'),
    remedy: [
      l10n.t('Sign in again in the helpdesk, so that it stores a whole token.'),
      l10n.t('If it comes back with the next renewal, have the helpdesk\'s maker look at the length of the column that holds the refresh token, and update the helpdesk.'),
      l10n.t('Run the checks here. If they pass, setting and tenant are right and the fault is the helpdesk\'s: update it, and report this message to its maker.'),
    ],
  }),
  next: ['entra.grant-invalid', 'entra.refresh-expired'],
}
