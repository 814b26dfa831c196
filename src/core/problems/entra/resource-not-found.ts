import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

export const resourceNotFound: Problem = {
  id: 'entra.resource-not-found',
  mark: markedByNumber(500011, 650052),
  explain: () => ({
    title: l10n.t('The tenant has no Exchange Online, or the scope names another service'),
    cause: l10n.t('The token was asked for a service that Entra ID does not find in this tenant: the tenant has no subscription with Exchange Online, or the scope is mistyped.'),
    remedy: [
      l10n.t('In the Microsoft 365 admin center open Billing, "Your products": a plan with Exchange Online must be there, and a mailbox must exist.'),
      l10n.t('In the Entra admin center open Enterprise applications, set the filter "Application type" to "Microsoft Applications", and look for "Office 365 Exchange Online": it must be there and enabled.'),
      l10n.t('If the message comes from the helpdesk alone, correct its scope: https://outlook.office365.com/.default where the application signs in as itself.'),
    ],
  }),
  link: 'enterprise-applications',
  next: ['entra.roles-missing', 'exchange.principal-missing'],
}
