import { build } from 'esbuild'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { outFolder, root } from './paths.ts'
import { findOrInstallPwsh, pwshEnv } from './pwsh.ts'
import { isGreen, readSuiteResult, summary, type SuiteResult } from './test-results.ts'
import { findVSCode, runInHost, type VSCode } from './vscode/run-in-host.ts'

const limitMs = 240_000
const bundleFolder = join(outFolder, 'test-host')

/** What test/host/run.ts puts before each line that is meant for people; all else is VS Code talking to itself. */
const mark = '[test] '

export interface HostTestOptions {
  readonly say: (line: string) => void
  /** For the extension host; `HELPDESK_OAUTH_TEST_PWSH` is the path of the PowerShell that tests use */
  readonly env: Readonly<Record<string, string>>
}

/**
 * Runs test/host in a real VS Code: `*.test.ts` in an English window, `*.de.test.ts` in a German one.
 * `HELPDESK_OAUTH_TEST_LOCALE=de` runs all of them in German.
 */
export async function runHostTests(vscode: VSCode, { say, env }: HostTestOptions): Promise<SuiteResult[]> {
  const files = await readdir(join(root, 'test', 'host'), { recursive: true })
  const specs = files.filter((file) => file.endsWith('.test.ts')).map((file) => file.replaceAll('\\', '/')).sort()
  const forced = process.env['HELPDESK_OAUTH_TEST_LOCALE']
  const german = specs.filter((spec) => forced === 'de' || spec.endsWith('.de.test.ts'))
  const english = specs.filter((spec) => !german.includes(spec))
  if (specs.length === 0) throw new Error('There is no test in test/host')
  const results: SuiteResult[] = []
  if (english.length > 0) results.push(await runSuite(vscode, { suite: 'host', specs: english, env, say }))
  if (german.length > 0) results.push(await runSuite(vscode, { suite: 'host-de', specs: german, env, say, locale: 'de' }))
  return results
}

interface Suite {
  readonly suite: string
  readonly specs: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly locale?: string
  readonly say: (line: string) => void
}

async function runSuite(vscode: VSCode, { suite, specs, env, locale, say }: Suite): Promise<SuiteResult> {
  const entry = await bundle(suite, specs)
  const results = join(outFolder, `test-${suite}.json`)
  await rm(results, { force: true })
  const log = createWriteStream(join(outFolder, `test-${suite}.log`))
  let clean = false
  try {
    clean = await runInHost(vscode, {
      extensionFolder: root,
      entry,
      limitMs,
      env: { ...env, HELPDESK_OAUTH_TEST_RESULTS: results },
      ...(locale === undefined ? {} : { locale }),
      onOutput: (text) => {
        log.write(`${text}\n`)
        for (const line of text.split('\n')) {
          const at = line.indexOf(mark)
          if (at !== -1) say(line.slice(at + mark.length))
        }
      },
    })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  } finally {
    log.end()
  }
  if (!clean) say(`All that this window printed is in out/test-${suite}.log`)
  return await readSuiteResult(suite, results, clean)
}

/** One ES module for VS Code to call; packages stay in node_modules, `vscode` comes from the host. */
async function bundle(suite: string, specs: readonly string[]): Promise<string> {
  await mkdir(bundleFolder, { recursive: true })
  const loaders = specs.map((spec) => `() => import('./test/host/${spec}')`)
  const contents = `import { runSpecs } from './test/host/run.ts'\nexport const run = async () => await runSpecs([${loaders.join(', ')}])\n`
  const outfile = join(bundleFolder, `${suite}.mjs`)
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, sourcefile: 'specs.ts', loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  return outfile
}

if (import.meta.filename === process.argv[1]) {
  const say = (line: string): void => console.log(line)
  const [pwsh, vscode] = await Promise.all([findOrInstallPwsh(say), findVSCode(say)])
  if ('skipped' in pwsh) say(`No PowerShell: ${pwsh.skipped}`)
  const results = await runHostTests(vscode, { say, env: pwshEnv(pwsh) })
  for (const line of summary(results)) say(line)
  process.exit(isGreen(results) ? 0 : 1)
}
