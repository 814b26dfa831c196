import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { resultText } from '../documents/result-text.ts'
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
    await services.documents.showRendered(`${[result.check, result.mailbox].filter(Boolean).join(' ')}.md`, resultText(result))
    return null
  },
}
