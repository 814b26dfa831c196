import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { visible } from '../../core/reports/table.ts'
import type { KeptResult } from '../storage/last-reports.ts'
import type { Command } from './command.ts'

/** A row's result in full, as a text that can be read at any width. Takes a row of the tree, so no program calls it. */
export const showResult: Command = {
  id: 'showResult',
  run: async (services, call) => {
    const target = call.by === 'person' ? call.row?.target : undefined
    if (!target) throw argumentInvalid(vscode.l10n.t('This command belongs to a row of the view.'))
    const result = services.reports
      .get(target.profileId)
      .find(({ check, mailbox }) => check === target.check && mailbox?.toLowerCase() === target.mailbox?.toLowerCase())
    if (!result) throw argumentInvalid(vscode.l10n.t('There is no result yet. Run the checks first.'))
    await services.documents.show(`${[result.check, result.mailbox].filter(Boolean).join(' ')}.md`, resultText(result))
    return null
  },
}

function resultText(result: KeptResult): string {
  const { problem } = result
  const evidence = result.evidence.map((entry) => visible(JSON.stringify(entry)))
  return [
    `# ${problem?.title ?? result.check}`,
    [result.check, result.mailbox, result.status, result.at].filter(Boolean).join(' · '),
    result.summary,
    ...(problem ? [`## ${vscode.l10n.t('Cause')}`, problem.cause, `## ${vscode.l10n.t('What to do')}`, problem.remedy.map((text, index) => `${index + 1}. ${text}`).join('\n')] : []),
    ...(problem?.link === undefined ? [] : [problem.link]),
    `## ${vscode.l10n.t('Evidence')}`,
    ['```json', ...evidence, '```'].join('\n'),
  ].join('\n\n') + '\n'
}
