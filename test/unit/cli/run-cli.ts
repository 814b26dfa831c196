import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Io } from '../../../src/cli/io.ts'
import { main } from '../../../src/cli/main.ts'

export interface CliRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program in this process, as a person would from a shell. */
export async function runCli(args: readonly string[], around: { env?: Record<string, string>; stdin?: string; signal?: AbortSignal } = {}): Promise<CliRun> {
  let stdout = ''
  let stderr = ''
  const io: Io = {
    out: (text) => (stdout += text),
    note: (line) => (stderr += `${line}\n`),
    stdin: Readable.from(around.stdin === undefined ? [] : [Buffer.from(around.stdin)]),
    env: around.env ?? {},
    signal: around.signal ?? new AbortController().signal,
  }
  const code = await main(args, io)
  return { code, stdout, stderr }
}

/** A folder for one test. */
export async function withFolder<T>(use: (write: (name: string, content: string | Uint8Array, mode?: number) => Promise<string>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-oauth-test-'))
  try {
    return await use(async (name, content, mode = 0o600) => {
      const path = join(folder, name)
      await writeFile(path, content, { mode })
      return path
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
