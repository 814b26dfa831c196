import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const wrongAccount: Problem = {
  id: 'entra.wrong-account',
  mark: markedByNumber(50020, 90072, 16000),
  explain: () => ({
    title: l10n.t('The account that signed in is not of this tenant'),
    cause: l10n.t('The browser offered an account of another organization or a personal one, mostly that of a session which was still open, and Entra ID does not know it in this tenant.'),
    remedy: [
      l10n.t('Sign in again in a private browser window, as the user of the mailbox.'),
      l10n.t('In the other windows sign the wrong account out, if it comes back by itself.'),
      l10n.t('Look whether the tenant in the profile, and in the helpdesk, is the one where the mailbox is.'),
    ],
  }),
  next: ['entra.consent-missing', 'exchange.not-connected'],
}
