import * as l10n from '@vscode/l10n'
import { oauthErrors, refusals } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const WRONG_KIND = [9002331, 9002332, 9002346, 9001023, 500208]
const NOT_FOR_CONSUMERS = /\bnot enabled for consumers\b/i

export const accountType: Problem = {
  id: 'entra.account-type',
  mark({ own }) {
    const marked = oauthErrors(own, WRONG_KIND).length > 0
      || refusals(own).some(({ description }) => NOT_FOR_CONSUMERS.test(description ?? ''))
    return marked ? 'certain' : undefined
  },
  explain: () => ({
    title: l10n.t('The kind of account does not fit the application'),
    cause: l10n.t('The application is registered for other accounts than the one that signs in, or the request goes to the address of the wrong kind: work accounts at "consumers", or personal ones where only an organization is permitted.'),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, Authentication, and look at "Supported accounts". For mailboxes of your own organization choose the single tenant.'),
      l10n.t('Enter the tenant ID in the profile, and in the helpdesk. Leave it empty only where personal accounts, such as outlook.com, are to sign in: then the application must be registered for them.'),
      l10n.t('Sign in again in a private browser window, as the right user: the browser may have offered another account.'),
    ],
  }),
  link: 'authentication',
  next: ['entra.single-tenant', 'entra.wrong-account'],
}
