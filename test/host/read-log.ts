import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as vscode from 'vscode'

/** Everything in this extension's log files of this window; `undefined` where this VS Code writes none. */
export function readLog(logUri: vscode.Uri): string | undefined {
  const folder = logUri.fsPath
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder).filter((name) => name.endsWith('.log')).sort()
  return files.length === 0 ? undefined : files.map((name) => readFileSync(join(folder, name), 'utf8')).join('')
}
