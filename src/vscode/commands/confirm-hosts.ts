import * as vscode from 'vscode'
import { cancelled, HelpdeskOAuthError } from '../../core/errors.ts'

/**
 * Does something that may need a person's yes: tries it without, shows what it would reach or change, and does it with the
 * yes. Throws what `work` throws, and `cancelled` for a no.
 */
export async function confirmHosts<T>(work: (confirm: boolean) => Promise<T>): Promise<T> {
  try {
    return await work(false)
  } catch (error) {
    if (!(error instanceof HelpdeskOAuthError) || error.code !== 'confirmation.required') throw error
    const goOn = vscode.l10n.t('Go On')
    const detail = linesOf(error.details).join('\n')
    const chosen = await vscode.window.showWarningMessage(error.message, { modal: true, detail }, goOn)
    if (chosen !== goOn) throw cancelled()
    return await work(true)
  }
}

function linesOf(details: unknown): readonly string[] {
  if (typeof details !== 'object' || details === null) return []
  const texts = (list: unknown): string[] => (Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [])
  return [...texts('hosts' in details ? details.hosts : []), ...texts('changes' in details ? details.changes : [])]
}
