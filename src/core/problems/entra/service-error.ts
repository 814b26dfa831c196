import * as l10n from '@vscode/l10n'
import { httpAnswers, numbersOf, oauthErrors, refusals } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const PASSING = [90033, 90036, 50000, 50033, 90006, 90024]

export const serviceError: Problem = {
  id: 'entra.service-error',
  mark({ own }) {
    if (oauthErrors(own, PASSING).length > 0) return 'certain'
    const numbered = refusals(own).some((entry) => numbersOf(entry).length > 0)
    return !numbered && httpAnswers(own, (status) => status >= 500).length > 0 ? 'likely' : undefined
  },
  explain: () => ({
    title: l10n.t('Entra ID itself has a fault'),
    cause: l10n.t('The request was right, and Microsoft\'s service could not answer it. That passes; nothing in the profile or in the portal has to be changed.'),
    remedy: [
      l10n.t('Wait some minutes and run the checks again.'),
      l10n.t('If it lasts, look in the Microsoft 365 admin center under Health, "Service health", for a fault of Microsoft Entra.'),
      l10n.t('If no fault is reported there, a proxy between this machine and Microsoft may have given the answer: try from another network.'),
    ],
  }),
}
