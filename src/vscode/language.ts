import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'

/**
 * Gives core the words that VS Code has read already. Called by whatever is loaded first, before a sentence of core's is
 * made, and not at activation, which it would slow down.
 */
export function useWindowLanguage(): void {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
}
