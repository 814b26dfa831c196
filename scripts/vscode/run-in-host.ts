import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { run } from '../run.ts'
import { findOrInstallChromium } from './chromium.ts'
import { findDesktop } from './desktop.ts'
import { buildLogFiles, installServer } from './install-server.ts'
import { startServer, withoutWrapper } from './server.ts'
import { writeLanguagePack, writeSettings } from './settings.ts'
import { hostPath, openWorkbench } from './workbench.ts'

/** Our LogOutputChannel writes everything, for tests that look for what must not be there. */
const logLevel = 'helpdesk-oauth.helpdesk-oauth=trace'

/** Where to run: found once, used for each run. */
export type VSCode =
  | { readonly kind: 'desktop', readonly executable: string }
  | { readonly kind: 'npm', readonly server: Awaited<ReturnType<typeof installServer>>, readonly chromium: string }

export interface HostRun {
  readonly extensionFolder: string
  /** An ES module with `run(): Promise<void>`, called in the extension host; ends in `.mjs`. */
  readonly entry: string
  readonly env: Readonly<Record<string, string>>
  readonly locale?: string
  readonly limitMs: number
  readonly settings?: Readonly<Record<string, unknown>>
  /** What the window prints: the extension host's console, and much of VS Code's own. */
  readonly onOutput: (text: string) => void
  /** Gets the window's page once it is open. */
  readonly onPage?: (page: Page) => void
}

/** The first VS Code of: VSCODE_EXECUTABLE_PATH, the desktop's download, the one from npm. Throws with what to install. */
export async function findVSCode(say: (line: string) => void): Promise<VSCode> {
  const executable = await findDesktop(say)
  if (executable !== undefined) return { kind: 'desktop', executable }
  const [server, browser] = await Promise.all([installServer(say), findOrInstallChromium(say)])
  if (!await buildLogFiles(server, say)) say('No compiler here (g++, make, python3): that VS Code writes no log files.')
  return { kind: 'npm', server, chromium: browser }
}

/** Runs the entry in the extension host of a fresh window. Answers whether it succeeded; throws when the limit is over. */
export async function runInHost(vscode: VSCode, options: HostRun): Promise<boolean> {
  // Short, because VS Code puts a socket into it
  const scratch = await mkdtemp(join(tmpdir(), 'hdo-'))
  await mkdir(join(scratch, 'workspace'))
  await writeSettings(join(scratch, 'data'), options.settings)
  try {
    return await (vscode.kind === 'desktop' ? runOnDesktop(vscode.executable, scratch, options) : runFromNpm(vscode, scratch, options))
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

const overdue = ({ limitMs }: HostRun): Error => new Error(`VS Code did not finish within ${limitMs / 1000} seconds`)

async function runFromNpm(vscode: Extract<VSCode, { kind: 'npm' }>, scratch: string, options: HostRun): Promise<boolean> {
  const server = await startServer(vscode.server, {
    userDataFolder: join(scratch, 'data'),
    serverDataFolder: join(scratch, 'server'),
    extensionsFolder: join(scratch, 'extensions'),
    driver: true,
    env: options.env,
    ...(options.locale === undefined ? {} : { locale: options.locale }),
  })
  try {
    let exit: (code: number) => void = () => undefined
    let limit: NodeJS.Timeout | undefined
    const exited = new Promise<number>((resolve, reject) => {
      exit = resolve
      limit = setTimeout(() => reject(overdue(options)), options.limitMs)
    })
    // Awaited below; until then a window that never opens must not end the process
    exited.catch(() => undefined)
    const workbench = await openWorkbench({
      chromium: vscode.chromium,
      origin: server.origin,
      folder: join(scratch, 'workspace'),
      payload: [
        ['extensionDevelopmentPath', hostPath(server.origin, options.extensionFolder)],
        ['extensionTestsPath', hostPath(server.origin, options.entry)],
        ['skipWelcome', 'true'],
        ['logLevel', logLevel],
      ],
      prepare: async (page) => {
        await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => options.onOutput(format(...args)))
        await page.exposeFunction('codeAutomationExit', (code: number) => exit(code))
      },
    })
    try {
      options.onPage?.(workbench.page)
      return await exited === 0
    } finally {
      clearTimeout(limit)
      await workbench.close()
    }
  } finally {
    await server.stop()
  }
}

async function runOnDesktop(executable: string, scratch: string, options: HostRun): Promise<boolean> {
  const userData = join(scratch, 'data')
  if (options.locale !== undefined) await writeLanguagePack(userData, options.locale)
  const port = options.onPage === undefined ? undefined : await freePort()
  const finished = run(executable, [
    join(scratch, 'workspace'),
    `--extensionDevelopmentPath=${options.extensionFolder}`, `--extensionTestsPath=${options.entry}`, `--log=${logLevel}`,
    `--user-data-dir=${userData}`, `--extensions-dir=${join(scratch, 'extensions')}`,
    '--no-sandbox', '--disable-gpu', '--disable-updates', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes',
    ...(options.locale === undefined ? [] : [`--locale=${options.locale}`]),
    ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
  ], {
    env: { ...withoutWrapper(), ...options.env },
    limitMs: options.limitMs,
    onOutput: options.onOutput,
  })
  if (port !== undefined) void attach(port).then(options.onPage, () => undefined)
  const { code } = await finished
  if (code === undefined) throw overdue(options)
  return code === 0
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port')))
    })
  })
}

/** The page of a desktop window, through its debugging port; tried until the window is there. */
async function attach(port: number): Promise<Page> {
  for (let attempt = 0; attempt < 60; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined)
    const page = browser?.contexts().flatMap((context) => context.pages()).find((candidate) => candidate.url().includes('workbench'))
    if (page !== undefined) return page
    await browser?.close()
  }
  throw new Error('The window did not answer at its debugging port')
}
