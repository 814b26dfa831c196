import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pwshEnv } from './find-pwsh.ts'

export interface Inspection {
  readonly errors: readonly string[]
  /** The type of every node of the tree, in order */
  readonly shape: string
  readonly values: Readonly<Record<string, unknown>>
  /** `name` is `{}` for a script block written in place, null for a command whose name is not a constant */
  readonly commands: readonly { readonly name: string | null; readonly parameters: readonly string[]; readonly strings: readonly string[] }[]
  readonly newSyntax: readonly string[]
  readonly functions: readonly string[]
}

/** `file`: as PowerShell 7 reads the file. `windows-powershell`: UTF-8 with a byte order mark, Windows-1252 without. */
export type ReadAs = 'file' | 'windows-powershell'

export interface ScriptInspector {
  inspect(script: string, as: ReadAs): Promise<Inspection>
  close(): Promise<void>
}

/** One PowerShell process that parses scripts with PowerShell's own parser; it runs none of them. */
export function startScriptInspector(pwsh: string): ScriptInspector {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-oauth-inspect-'))
  const child: ChildProcess = spawn(pwsh, ['-NoProfile', '-NonInteractive', '-File', join(import.meta.dirname, 'script-inspector.ps1')], {
    env: pwshEnv(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (!child.stdout || !child.stdin) throw new Error('No pipes to pwsh')
  const { stdin } = child
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const file = join(folder, 'script.ps1')
  return {
    async inspect(script, as) {
      writeFileSync(file, script)
      stdin.write(`${JSON.stringify({ path: file, as })}\n`)
      const answer = await lines.next()
      if (answer.done === true) throw new Error('pwsh ended')
      return JSON.parse(answer.value) as Inspection
    },
    async close() {
      const ended = once(child, 'exit')
      stdin.end()
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}
