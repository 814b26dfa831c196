import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const UNUSED = [700082, 70008]
const SIGN_IN_FREQUENCY = [70043]

/** A refresh token lives for 90 days and anew with each use (Microsoft, "Refresh tokens"). */
export const refreshExpired: Problem = {
  id: 'entra.refresh-expired',
  mark: ({ own }) => (oauthErrors(own, [...UNUSED, ...SIGN_IN_FREQUENCY]).length > 0 ? 'certain' : undefined),
  explain: ({ own }) => ({
    title: l10n.t('The sign-in has expired'),
    cause: cause(own),
    remedy: [
      l10n.t('Sign in again as the user of the mailbox. In the helpdesk that is the command which renews the connection.'),
      l10n.t('If it was unused, look why the helpdesk did not renew it: the connection was switched off, or the helpdesk stood still. One renewal within 90 days keeps it.'),
      l10n.t('If a policy ended it, let an administrator exclude this account from the sign-in frequency: Entra admin center, "Conditional Access", Policies, the policy, Session. Or change to an application that signs in as itself.'),
    ],
  }),
  next: ['entra.grant-revoked', 'entra.mfa-required'],
}

const cause = (own: readonly Evidence[]): string =>
  oauthErrors(own, SIGN_IN_FREQUENCY).length > 0
    ? l10n.t('A Conditional Access policy limits how long a sign-in lasts, and the time of this one is over.')
    : l10n.t('The sign-in was not renewed for 90 days, so Entra ID gives no token for it any more.')
