import { writeFile } from 'node:fs/promises'
import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { formatDocument } from '../../core/profiles/document.ts'
import { textArgument } from './arguments.ts'
import type { Command } from './command.ts'

/**
 * `(path?)` → the document, never with a secret. Without a path it is opened as an unsaved editor, to be read and then kept
 * wherever one likes: that asks nothing, so it serves a program too.
 */
export const exportProfiles: Command = {
  id: 'exportProfiles',
  takesNothing: true,
  run: async (services, call) => {
    const { profiles } = await services.stores()
    const document = profiles.exportDocument()
    const text = formatDocument(document)
    if (call.by === 'person') {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content: text }), { preview: false })
      return document
    }
    try {
      await writeFile(textArgument(call.args[0], vscode.l10n.t('a path')), text, { mode: 0o600 })
    } catch (error) {
      if (error instanceof Error && error.name === 'HelpdeskOAuthError') throw error
      throw argumentInvalid(vscode.l10n.t('The file cannot be written. Check its path and that you may write there.'))
    }
    return document
  },
}
