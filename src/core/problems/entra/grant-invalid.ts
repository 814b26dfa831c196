import * as l10n from '@vscode/l10n'
import { oauthErrors, refusals } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const USELESS_GRANT = [70000, 54005, 501481, 700005]
const EXPIRED_CODE = /\bThe code has expired\b/i

export const grantInvalid: Problem = {
  id: 'entra.grant-invalid',
  mark({ own }) {
    const marked = oauthErrors(own, USELESS_GRANT).length > 0
      || refusals(own).some(({ description }) => EXPIRED_CODE.test(description ?? ''))
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('The code or refresh token is of no use'),
    cause: l10n.t('Entra ID does not take what the helpdesk sent to get its token: a code that was redeemed already or is older than some minutes, or a refresh token of another application, of another tenant, or one that was cut off when it was stored.'),
    remedy: [
      l10n.t('Sign in again as the user of the mailbox. In the helpdesk that is the command which renews the connection.'),
      l10n.t('Begin the sign-in anew from the helpdesk\'s own dialog. Going back in the browser, or loading the page again, sends the old code a second time.'),
      l10n.t('If client ID or tenant were changed in the helpdesk, each of its connections needs a new sign-in.'),
      l10n.t('If it fails again at once, look at the helpdesk\'s log: its database may cut long tokens off, or two of its processes redeem the same code.'),
    ],
  }),
  next: ['entra.grant-revoked', 'entra.consent-missing'],
}
