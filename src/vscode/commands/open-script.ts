import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { promptLine, runFileName } from '../../core/powershell/prompt-line.ts'
import type { ScriptId } from '../../core/powershell/script-id.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import type { Services } from '../services.ts'
import { settings } from '../storage/settings.ts'
import { findPowerShell, thisMachine } from '../terminal/find-powershell.ts'
import { installCommand } from '../terminal/install-powershell.ts'

export const OPENINGS = ['terminal', 'editor', 'clipboard', 'none'] as const
export type Opening = (typeof OPENINGS)[number]
export type ScriptForm = 'script' | 'snippet'

export interface ScriptToOpen {
  readonly profile: Profile
  readonly script: ScriptId
  readonly open: Opening
  readonly nonce: string
  /** The text; by device code where the person's browser is on another machine. Throws `argument.invalid`. */
  readonly make: (useDevice: boolean) => string
}

/** Opens a script where it is wanted, never running it, and answers its text. Throws `argument.invalid`. */
export async function openScript(services: Services, request: ScriptToOpen): Promise<string> {
  if (request.open === 'terminal') return await inTerminal(services, request)
  const text = request.make(false)
  if (request.open === 'editor') await inEditor(text)
  if (request.open === 'clipboard') {
    await vscode.env.clipboard.writeText(text)
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(clippy) The PowerShell is on the clipboard.'), 5_000)
  }
  return text
}

async function inEditor(text: string): Promise<void> {
  // Windows PowerShell reads a file without byte order mark in the ANSI code page, so what is saved here has one.
  const document = await vscode.workspace.openTextDocument({ language: 'powershell', content: text.replace(/^\ufeff/, ''), encoding: 'utf8bom' })
  await vscode.window.showTextDocument(document, { preview: false })
}

async function inTerminal(services: Services, request: ScriptToOpen): Promise<string> {
  const powerShell = services.isTerminalElsewhere ? undefined : findPowerShell(settings.powershellPath(), thisMachine())
  if (!powerShell) {
    const text = request.make(false)
    offerEditor(services, text)
    return text
  }
  const isRemote = vscode.env.remoteName !== undefined
  if (isRemote && powerShell.name === 'powershell') {
    throw argumentInvalid(vscode.l10n.t('Signing in from a remote window needs PowerShell 7, which knows the device code. Install it with: {0}', installCommand(process.platform)))
  }
  const text = request.make(isRemote)
  const { id, name } = request.profile
  const fileName = runFileName(request.script, request.nonce)
  const practiceEnv = services.practice?.profileIds.includes(id) === true ? services.practice.powershellEnv : undefined
  const terminals = await services.terminals()
  if (await terminals.show({ profileId: id, title: name, fileName, text, powerShell, practiceEnv })) return text
  await vscode.env.clipboard.writeText(promptLine(fileName, powerShell.name))
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The terminal shows no prompt in the folder of the script. The line that runs it is on the clipboard: paste it when the prompt is there.'),
  )
  return text
}

function offerEditor(services: Services, text: string): void {
  const open = vscode.l10n.t('Open in Editor')
  const copy = vscode.l10n.t('Copy Install Command')
  const command = installCommand(process.platform)
  const sentence = services.isTerminalElsewhere
    ? vscode.l10n.t('The terminal of this window is on another machine than this extension, so the script cannot be opened in it.')
    : settings.powershellPath() === undefined
      ? vscode.l10n.t('No PowerShell was found on this machine. Install it with: {0}', command)
      : vscode.l10n.t('The setting helpdeskOAuth.powershellPath names no PowerShell. Correct it, or install PowerShell with: {0}', command)
  const buttons = services.isTerminalElsewhere ? [open] : [open, copy]
  void vscode.window.showWarningMessage(sentence, ...buttons).then(async (chosen) => {
    if (chosen === open) await inEditor(text)
    if (chosen === copy) await vscode.env.clipboard.writeText(command)
  })
}
