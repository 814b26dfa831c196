import * as vscode from 'vscode'
import type { Profile } from '../../core/profiles/profile.ts'

/** Runs work with VS Code's bar above the view and, for whoever looks elsewhere, a word in the status bar. No notification. */
export async function withProgress<T>(profile: Profile, work: () => Promise<T>): Promise<T> {
  const title = vscode.l10n.t('Checking {0}', profile.name)
  return await vscode.window.withProgress({ location: { viewId: 'helpdeskOAuth.profiles' } }, () =>
    vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work),
  )
}
