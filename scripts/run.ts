import { spawn, type SpawnOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface RunOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Kills the process when it is over; the result's code is then `undefined`. */
  readonly limitMs?: number
  /** Sees output as it comes. */
  readonly onOutput?: (text: string) => void
}

export interface RunResult {
  /** Exit code; `undefined` when it was killed. */
  readonly code: number | undefined
  readonly stdout: string
  /** Standard output and standard error in the order they came. */
  readonly output: string
  readonly durationMs: number
}

/** Runs a program without a shell and collects what it prints. Rejects only if it cannot be started. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const started = performance.now()
  const spawnOptions: SpawnOptions = { cwd: options.cwd, env: options.env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] }
  return await new Promise((resolve, reject) => {
    const child = spawn(command, args, spawnOptions)
    let stdout = ''
    let output = ''
    const take = (text: string): void => {
      output += text
      options.onOutput?.(text)
    }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      take(text)
    })
    child.stderr?.setEncoding('utf8').on('data', take)
    const limit = options.limitMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), options.limitMs)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(limit)
      resolve({ code: code ?? undefined, stdout, output, durationMs: performance.now() - started })
    })
  })
}

/** Like `run`, but a non-zero exit rejects with the program's output. Answers standard output. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const result = await run(command, args, options)
  if (result.code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${result.code ?? 'a time-out'}:\n${result.output}`)
  }
  return result.stdout
}

/** Runs npm on the Node that runs us, on every platform without a shell. */
export async function npm(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const cli = process.env['npm_execpath']
  return cli?.endsWith('.js') === true && existsSync(cli)
    ? await runOrThrow(process.execPath, [cli, ...args], options)
    : await runOrThrow('npm', args, options)
}

/** The full path of a program on PATH, if it is there. */
export function findOnPath(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find((path) => existsSync(path))
}
