import * as l10n from '@vscode/l10n'
import { numbersOf, refusals } from '../../evidence/queries.ts'
import { ENTRA_REFUSALS } from '../entra-refusals.ts'
import type { Problem, Scene } from '../problem.ts'

/** A number that no other problem claims is named, never guessed into one of them. */
export const other: Problem = {
  id: 'entra.other',
  mark: (scene) => (lastNumber(scene) === undefined || ENTRA_REFUSALS.some((problem) => isSure(problem, scene)) ? undefined : 'certain'),
  explain(scene) {
    const number = lastNumber(scene) ?? 0
    return {
      title: l10n.t('Entra ID refused with AADSTS{0}', number),
      cause: cause(number, ownWords(scene)),
      remedy: [
        l10n.t('Read what Microsoft says about this number: https://login.microsoftonline.com/error?code={0}', number),
        l10n.t('In the Entra admin center open "Monitoring & health", "Sign-in logs", and look for the failed entry of this application: it shows the reason, and which policy or setting was involved.'),
        l10n.t('When you ask Microsoft\'s support, give them the trace ID and the time: both stand in the details of this result.'),
      ],
    }
  },
}

const isSure = (problem: Problem, scene: Scene): boolean => ['certain', 'likely'].includes(problem.mark(scene) ?? '')

const lastNumber = ({ own }: Scene): number | undefined => refusals(own).flatMap((entry) => numbersOf(entry).slice(0, 1)).at(-1)

/** The first sentence of Entra's text, without its number and trace data. */
function ownWords({ own }: Scene): string | undefined {
  const text = refusals(own).at(-1)?.description?.replace(/^.{0,40}?AADSTS\d+:\s*/s, '')
  return /^[^\r\n]{1,300}?[.!?](?=\s|$)/.exec(text ?? '')?.[0]
}

const cause = (number: number, words: string | undefined): string =>
  words === undefined
    ? l10n.t('Entra ID gave no token and named the number {0}, for which no explanation is at hand here.', number)
    : l10n.t('Entra ID gave no token and named the number {0}, for which no explanation is at hand here. In its own words: {1}', number, words)
