import * as l10n from '@vscode/l10n'
import { markedByNumber } from '../marked-by-number.ts'
import type { Problem } from '../problem.ts'

/** Device, location, approved application, security defaults: one family of Conditional Access. */
const BLOCKED = [53000, 53001, 53002, 53003, 53005, 530003, 530032, 530035, 50005, 50097, 50131]

export const conditionalAccess: Problem = {
  id: 'entra.conditional-access',
  mark: markedByNumber(...BLOCKED),
  explain: ({ flow }) => ({
    title: l10n.t('A Conditional Access policy blocks the sign-in'),
    cause: flow === 'app-only'
      ? l10n.t('Id and secret are right, and a policy of the tenant still refuses the token: a Conditional Access policy for workload identities applies to the application, mostly one that permits certain network locations alone.')
      : l10n.t('The account is right, and a policy of the tenant still refuses the token: Conditional Access wants a certain device, location or application, or the security defaults forbid this way of signing in.'),
    remedy: [
      flow === 'app-only'
        ? l10n.t('In the Entra admin center open "Monitoring & health", "Sign-in logs", tab "Service principal sign-ins", the failed entry, "Conditional Access": it names the policy.')
        : l10n.t('In the Entra admin center open "Monitoring & health", "Sign-in logs", the failed entry, "Conditional Access": it names the policy.'),
      flow === 'app-only'
        ? l10n.t('Under "Conditional Access", Policies, that policy, either exclude the application (Assignments, "Workload identities", Exclude), or add the public address of the helpdesk server under "Named locations".')
        : l10n.t('Under "Conditional Access", Policies, that policy, either exclude the mailbox\'s account, or add the public address of the helpdesk server under "Named locations".'),
      l10n.t('The check runs on this machine: a policy by location may judge the helpdesk server otherwise. Run it there too.'),
    ],
  }),
  next: ['entra.roles-missing', 'exchange.principal-missing'],
}
