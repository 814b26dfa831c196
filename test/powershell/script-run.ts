import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatePowerShell, type GenerateOptions } from '../../src/core/powershell/generate.ts'
import { runFileName } from '../../src/core/powershell/prompt-line.ts'
import type { ScriptId } from '../../src/core/powershell/script-id.ts'
import type { Profile } from '../../src/core/profiles/profile.ts'
import { NONCE } from '../unit/core/powershell/app-only-profile.ts'
import { runPwsh, type PwshRun } from './pwsh-process.ts'

export interface ScriptResult {
  readonly version: number
  readonly script: string
  readonly nonce: string
  readonly whatIf: boolean
  readonly outcome: string
  readonly steps: readonly { readonly name: string; readonly target?: string; readonly outcome: string; readonly before?: string; readonly after?: string; readonly error?: string }[]
  readonly values: Readonly<Record<string, unknown>>
}

export interface ScriptRunOptions extends Omit<GenerateOptions, 'script' | 'form' | 'nonce'> {
  readonly pwsh: string
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly input?: string
}

/** Makes the script, runs it as the prompt's line does, and holds its result file and its last line against each other. */
export async function runScript(profile: Profile, script: ScriptId, options: ScriptRunOptions): Promise<PwshRun & { readonly result: ScriptResult }> {
  const { pwsh, folder, env, args = [], input = '', ...generate } = options
  const file = runFileName(script, NONCE)
  const resultFile = join(folder, file.replace(/\.ps1$/, '.result.json'))
  writeFileSync(join(folder, file), generatePowerShell(profile, { ...generate, script, nonce: NONCE }))
  const run = await runPwsh(pwsh, ['-ExecutionPolicy', 'RemoteSigned', '-File', `./${file}`, ...args], { cwd: folder, env, input })
  assert.ok(existsSync(resultFile), `no result file; the script said: ${run.stdout}${run.stderr}`)
  assert.ok(!existsSync(`${resultFile}.tmp`))
  const json = readFileSync(resultFile, 'utf8')
  const lastLine = /^helpdesk-oauth-result:([\w-]+)$/.exec(run.stdout.trimEnd().split(/\r?\n/).at(-1) ?? '')
  assert.ok(lastLine?.[1], 'the last line is not the result')
  assert.equal(Buffer.from(lastLine[1], 'base64url').toString('utf8'), json)
  const result = JSON.parse(json) as ScriptResult
  assert.deepEqual([result.version, result.script, result.nonce], [1, script, NONCE])
  assert.equal(run.exitCode === 0, ['done', 'unchanged', 'would-change'].includes(result.outcome))
  return { ...run, result }
}
