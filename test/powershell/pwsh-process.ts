import { spawn } from 'node:child_process'
import { pwshEnv } from './find-pwsh.ts'

export interface PwshRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface PwshOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Written to its standard input, which is then closed */
  readonly input?: string
}

/** Runs one PowerShell process to its end. */
export function runPwsh(pwsh: string, args: readonly string[], { cwd, env = {}, input = '' }: PwshOptions): Promise<PwshRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(pwsh, ['-NoProfile', ...args], { cwd, env: pwshEnv(env), stdio: ['pipe', 'pipe', 'pipe'] })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }))
    // A script that asks nothing may have ended before it is written to.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
