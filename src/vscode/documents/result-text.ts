import * as l10n from '@vscode/l10n'
import { visible } from '../../core/visible.ts'
import type { KeptResult } from '../storage/last-reports.ts'

/**
 * A result in full as Markdown. Sentences may quote a server or a profile, so every mark in them is escaped; the evidence
 * stands in a code block, one entry a line, which no entry can end.
 */
export function resultText(result: KeptResult): string {
  const { problem } = result
  const facts = [result.check, result.mailbox, result.status, result.at].flatMap((fact) => (fact === undefined ? [] : escaped(fact)))
  const evidence = result.evidence.map((entry) => visible(JSON.stringify(entry)))
  const explanation = problem === undefined ? [] : [
    `## ${l10n.t('Cause')}`,
    escaped(problem.cause),
    `## ${l10n.t('What to do')}`,
    problem.remedy.map((sentence, index) => `${index + 1}. ${escaped(sentence)}`).join('\n'),
    ...(problem.link === undefined ? [] : [`<${problem.link}>`]),
  ]
  return [
    `# ${escaped(problem?.title ?? result.summary)}`,
    facts.join(' · '),
    ...(problem === undefined ? [] : [escaped(result.summary)]),
    ...explanation,
    `## ${l10n.t('Evidence')}`,
    ['```json', ...evidence, '```'].join('\n'),
  ].join('\n\n') + '\n'
}

/** Every ASCII punctuation mark may be escaped (CommonMark, section 2.4), and then means itself. */
const escaped = (text: string): string => visible(text).replace(/[!-/:-@[-`{-~]/g, '\\$&')
