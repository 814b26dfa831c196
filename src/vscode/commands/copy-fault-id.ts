import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import type { Command } from './command.ts'

/** Puts the id of a row's fault on the clipboard, as the command line and the admin endpoint take it. No program calls it. */
export const copyFaultId: Command = {
  id: 'copyFaultId',
  run: async (_services, call) => {
    const fault = call.by === 'person' ? call.row?.content.switch : undefined
    if (!fault) throw argumentInvalid(vscode.l10n.t('This command belongs to a row of the view.'))
    await vscode.env.clipboard.writeText(fault.faultId)
    return null
  },
}
