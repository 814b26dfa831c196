import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildDist } from './build.ts'
import { packageExtension } from './package.ts'
import { outFolder, root } from './paths.ts'
import { findOrInstallPwsh, pwshEnv } from './pwsh.ts'
import { run } from './run.ts'
import { runHostTests } from './test-host.ts'
import { isGreen, oneTest, readSuiteResult, summary, type SuiteResult } from './test-results.ts'
import { findVSCode } from './vscode/run-in-host.ts'

const started = performance.now()
const say = (line: string): void => console.log(line)
const module = (...path: readonly string[]): string => join(root, 'node_modules', ...path)

/** One line for a step that went well, all it printed for one that did not. */
async function step(name: string, work: () => Promise<readonly SuiteResult[]>): Promise<readonly SuiteResult[]> {
  const begun = performance.now()
  say(`${name} …`)
  const results = await work().catch((error: unknown) => {
    say(error instanceof Error ? error.stack ?? error.message : String(error))
    return [oneTest(name, false)]
  })
  const count = results.map(({ passed }) => passed).reduce((sum, passed) => sum + passed, 0)
  say(`${isGreen(results) ? '✓' : '✗'} ${name}: ${count} passed (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  return results
}

async function program(name: string, ...commands: readonly (readonly string[])[]): Promise<readonly SuiteResult[]> {
  return await step(name, async () => {
    const results = await Promise.all(commands.map(async (args) => await run(process.execPath, args, { cwd: root })))
    const failed = results.filter(({ code }) => code !== 0)
    for (const { output } of failed) say(output)
    return [oneTest(name, failed.length === 0)]
  })
}

/** A mocha suite in a process of its own. */
async function mocha(suite: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<readonly SuiteResult[]> {
  return await step(`${suite} tests`, async () => {
    const results = join(outFolder, `test-${suite}.json`)
    await rm(results, { force: true })
    const { code, output } = await run(process.execPath, [module('mocha', 'bin', 'mocha.js'), ...args], {
      cwd: root,
      env: { ...process.env, ...env, HELPDESK_OAUTH_TEST_RESULTS: results },
    })
    const result = await readSuiteResult(suite, results, code === 0)
    if (result.failed > 0) say(output)
    return [result]
  })
}

async function hasTests(folder: string): Promise<boolean> {
  const path = join(root, 'test', folder)
  return existsSync(path) && (await readdir(path, { recursive: true })).some((file) => file.endsWith('.test.ts'))
}

await mkdir(outFolder, { recursive: true })
const settingUpPwsh = findOrInstallPwsh(say)
const settingUpVSCode = findVSCode(say)
// Whoever awaits it reports it; a lane that is still busy must not let it end the process.
settingUpVSCode.catch(() => undefined)

// Two lanes of about the same length, for two cores. The host tests have theirs to themselves: a window wants its time.
async function textLane(): Promise<readonly SuiteResult[]> {
  return [
    ...await program('type check', [module('typescript', 'bin', 'tsc'), '--noEmit']),
    ...await program('lint', [module('eslint', 'bin', 'eslint.js'), '.'],
      [module('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), 'src', 'test', 'scripts', '--config', '.dependency-cruiser.cjs']),
    ...await hasTests('powershell') ? await mocha('powershell', ['--config', '.mocharc.powershell.json'], pwshEnv(await settingUpPwsh)) : [],
    ...await mocha('servers', ['--config', '.mocharc.servers.json'], {}),
  ]
}

async function productLane(): Promise<readonly SuiteResult[]> {
  const packed = await step('build and package', async () => {
    const size = await packageExtension(await buildDist())
    say(`out/helpdesk-oauth.vsix: ${(size / 1000).toFixed(0)} kB`)
    return [oneTest('build and package', true)]
  })
  const pwsh = await settingUpPwsh
  if ('skipped' in pwsh) say(`No PowerShell: ${pwsh.skipped}`)
  const env = pwshEnv(pwsh)
  return [
    ...packed,
    ...await mocha('unit', ['test/unit/**/*.test.ts'], env),
    ...await step('host tests', async () => await runHostTests(await settingUpVSCode, { say, env })),
  ]
}

const results = (await Promise.all([textLane(), productLane()])).flat()
say(`Took ${((performance.now() - started) / 1000).toFixed(0)} s.`)
for (const line of summary(results)) say(line)
process.exit(isGreen(results) ? 0 : 1)
