import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { InstalledServer } from './install-server.ts'
import { writeLanguagePack } from './settings.ts'

const startLimitMs = 30_000
const stopLimitMs = 5_000

/** Tests look nothing up in the extension gallery. */
const noGallery = { EXTENSIONS_GALLERY: '{"serviceUrl": ""}' }

export interface ServerOptions {
  readonly userDataFolder: string
  readonly extensionsFolder: string
  readonly serverDataFolder: string
  readonly env?: Readonly<Record<string, string>>
  /** Language of the window, such as `de`; English otherwise. */
  readonly locale?: string
  /** Development and test extensions are heeded, and notifications do not pop up. */
  readonly driver: boolean
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:40123` */
  readonly origin: string
  stop(): Promise<void>
}

/** Starts VS Code's server on a free port of the loopback interface. Throws with its output if it is not ready in 30 s. */
export async function startServer(server: InstalledServer, options: ServerOptions): Promise<RunningServer> {
  if (options.locale !== undefined) await writeLanguagePack(options.userDataFolder, options.locale)
  const child = spawn(server.node, [
    join(server.folder, 'out', 'server-main.js'),
    '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms', '--disable-workspace-trust',
    '--telemetry-level', 'off', '--user-data-dir', options.userDataFolder, '--server-data-dir', options.serverDataFolder,
    '--extensions-dir', options.extensionsFolder,
    ...(options.locale === undefined ? [] : ['--locale', options.locale]),
    ...(options.driver ? ['--enable-smoke-test-driver'] : []),
  ], { env: { ...withoutWrapper(), ...(options.driver ? noGallery : {}), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  let output = ''
  const port = await new Promise<string>((resolve, reject) => {
    const fail = (): void => reject(new Error(`VS Code's server did not start:\n${output}`))
    const limit = setTimeout(fail, startLimitMs)
    child.once('error', reject).once('exit', fail)
    child.stderr.setEncoding('utf8').on('data', (text: string) => { output += text })
    createInterface(child.stdout).on('line', (line) => {
      output += `${line}\n`
      const found = /Extension host agent listening on (\d+)/.exec(line)?.[1]
      if (found === undefined) return
      clearTimeout(limit)
      resolve(found)
    })
  }).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
      await exited
      clearTimeout(limit)
    },
  }
}

/** Our environment without what npm, tsx and a surrounding VS Code put there: the extension host must not see those. */
export function withoutWrapper(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|VSCODE_|ELECTRON_)/i.test(name)))
}
