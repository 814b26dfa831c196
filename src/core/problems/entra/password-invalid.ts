import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const REFUSED_PASSWORD = [50126, 50055, 50056]
const LOCKED = [50053]

export const passwordInvalid: Problem = {
  id: 'entra.password-invalid',
  mark: ({ own }) => (oauthErrors(own, [...REFUSED_PASSWORD, ...LOCKED]).length > 0 ? 'certain' : undefined),
  explain: ({ own }) => ({
    title: l10n.t('The password is wrong or expired, or the account is locked'),
    cause: cause(own),
    remedy: [
      l10n.t('If the user signed in on Microsoft\'s page, try the same at https://www.office.com in a private browser window. A forgotten or expired password is set anew there or by an administrator.'),
      l10n.t('If the helpdesk sent the password itself, change its connection to OAuth with a sign-in on Microsoft\'s page: passwords in token requests fail with multifactor authentication and are on their way out.'),
      l10n.t('If the account is locked, wait some minutes and find what keeps sending the old password, such as a second connection in the helpdesk.'),
    ],
  }),
  next: ['entra.mfa-required', 'entra.consent-missing'],
}

const cause = (own: readonly Evidence[]): string =>
  oauthErrors(own, LOCKED).length > 0
    ? l10n.t('Entra ID has locked the account for a while, because a wrong password came too often, or from an address that is known for attacks.')
    : l10n.t('Entra ID refused the user\'s name and password: one of them is mistyped, the password has expired, or the account has none in this directory.')
