import { realpath } from 'node:fs/promises'
import { delimiter } from 'node:path'
import * as vscode from 'vscode'
import { promptLine } from '../../core/powershell/prompt-line.ts'
import type { PowerShell } from './find-powershell.ts'
import { makeRunFolder, removeRunFolder, sweepRunFolders, writeScript } from './run-folder.ts'

/** A cold PowerShell with a slow profile of the person's takes this long to its first prompt. */
const PROMPT_LIMIT_MS = 20_000
/** Text that is sent before the line editor is ready shows twice; this long after the first prompt it is. */
const SETTLE_MS = 300
const POLL_MS = 50
/** More than what a person is likely to have added to a line, such as -WhatIf -Confirm:$false */
const ADDED_CHARACTERS = 64
/**
 * Empties the line at the prompt: the End key, then Backspace. Not Ctrl+C, which makes the terminal drop what is typed after
 * it while a busy shell has not yet come back to its prompt.
 */
const erase = (line: string): string => `\u001b[F${'\u007f'.repeat(line.length + ADDED_CHARACTERS)}`

interface Open {
  readonly profileId: string
  readonly terminal: vscode.Terminal
  readonly folder: string
  readonly shell: string
  /** What was put at the prompt last */
  line: string
  isBusy: boolean
}

export interface ScriptRun {
  readonly profileId: string
  readonly title: string
  readonly fileName: string
  readonly text: string
  readonly powerShell: PowerShell
  /** The practice tenant's environment, for a profile of it */
  readonly practiceEnv: Readonly<Record<string, string>> | undefined
}

/** One terminal a profile, in which scripts are shown and never run. */
export class ScriptTerminals implements vscode.Disposable {
  readonly #runsFolder: string
  /** The newest last */
  readonly #open: Open[] = []
  readonly #owned: vscode.Disposable
  #swept: Promise<void> | undefined

  constructor(runsFolder: string) {
    this.#runsFolder = runsFolder
    this.#owned = vscode.Disposable.from(
      vscode.window.onDidCloseTerminal((terminal) => this.#forget(terminal)),
      vscode.window.onDidStartTerminalShellExecution(({ terminal }) => this.#mark(terminal, true)),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => this.#mark(terminal, false)),
    )
  }

  /**
   * Writes the script and puts the line that runs it at the prompt, without Enter. Answers false when the shell gave no
   * prompt in time or has left its folder: then nothing stands there, and the script's folder goes with the terminal.
   */
  async show(run: ScriptRun): Promise<boolean> {
    this.#swept ??= sweepRunFolders(this.#runsFolder, new Date())
    await this.#swept
    const reused = await this.#reusable(run)
    const open = reused ?? (await this.#make(run))
    await writeScript(open.folder, run.fileName, run.text)
    open.terminal.show(true)
    if (!reused && !(await atPrompt(open))) return false
    await pause(SETTLE_MS)
    if (open.isBusy) return false
    const line = promptLine(run.fileName, run.powerShell.name)
    open.terminal.sendText(reused ? erase(open.line) + line : line, false)
    open.line = line
    return true
  }

  /** A terminal whose shell stands in its folder at a prompt; one that moved on is left alone, with its folder. */
  async #reusable({ profileId, powerShell }: ScriptRun): Promise<Open | undefined> {
    const open = this.#open.findLast((entry) => entry.profileId === profileId)
    if (!open || open.isBusy || open.shell !== powerShell.path || open.terminal.exitStatus !== undefined) return undefined
    return (await standsIn(open)) ? open : undefined
  }

  async #make({ profileId, title, powerShell, practiceEnv }: ScriptRun): Promise<Open> {
    const folder = await makeRunFolder(this.#runsFolder, practiceEnv && process.pid)
    const [pathName = 'PATH', path = ''] = Object.entries(process.env).find(([name]) => name.toUpperCase() === 'PATH') ?? []
    const terminal = vscode.window.createTerminal({
      name: title,
      shellPath: powerShell.path,
      shellArgs: ['-NoLogo'],
      cwd: vscode.Uri.file(folder),
      env: { ...practiceEnv, [pathName]: [powerShell.folder, path].filter(Boolean).join(delimiter) },
      iconPath: new vscode.ThemeIcon('terminal-powershell'),
      isTransient: true,
    })
    const open = { profileId, terminal, folder, shell: powerShell.path, line: '', isBusy: false }
    this.#open.push(open)
    return open
  }

  #mark(terminal: vscode.Terminal, isBusy: boolean): void {
    for (const open of this.#open) if (open.terminal === terminal) open.isBusy = isBusy
  }

  #forget(terminal: vscode.Terminal): void {
    const index = this.#open.findIndex((open) => open.terminal === terminal)
    for (const { folder } of index < 0 ? [] : this.#open.splice(index, 1)) void removeRunFolder(folder)
  }

  /** Closes the profiles' terminals. Resolves when their scripts are gone too. */
  async close(profileIds: readonly string[]): Promise<void> {
    const closing = this.#open.filter(({ profileId }) => profileIds.includes(profileId))
    for (const { terminal } of closing) terminal.dispose()
    for (const { folder } of closing) await removeRunFolder(folder)
  }

  dispose(): void {
    this.#owned.dispose()
    for (const { terminal } of this.#open) terminal.dispose()
  }
}

/** Waits until shell integration tells the shell's folder, and that it is ours. */
async function atPrompt(open: Open): Promise<boolean> {
  const end = Date.now() + PROMPT_LIMIT_MS
  while (open.terminal.exitStatus === undefined && Date.now() < end) {
    if (open.terminal.shellIntegration?.cwd) return await standsIn(open)
    await pause(POLL_MS)
  }
  return false
}

async function standsIn({ terminal, folder }: Open): Promise<boolean> {
  const cwd = terminal.shellIntegration?.cwd
  if (!cwd) return false
  return (await realpath(cwd.fsPath).catch(() => cwd.fsPath)) === folder
}

const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
