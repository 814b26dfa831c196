import Mocha from 'mocha'
import { format } from 'node:util'
import Reporter from '../reporter.ts'

/** Files that register tests when they are loaded. */
export type SpecLoader = () => Promise<unknown>

const testLimitMs = 60_000

/**
 * What VS Code calls to run the tests in its extension host: `scripts/test-host.ts` bundles this with the specs.
 * Rejects, and VS Code exits with 1, if a test fails.
 */
export async function runSpecs(specs: readonly SpecLoader[]): Promise<void> {
  Mocha.reporters.Base.consoleLog = printMarked
  const mocha = new Mocha({ ui: 'bdd', reporter: Reporter, timeout: testLimitMs, color: false })
  const only = process.env['HELPDESK_OAUTH_TEST_GREP']
  if (only !== undefined) mocha.grep(only)
  // Sets describe, it and the hooks, which the specs use as they load
  mocha.suite.emit('pre-require', globalThis, 'specs', mocha)
  for (const load of specs) await load()
  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  if (failures > 0) throw new Error(`${failures} failed`)
}

/** The console of an extension host is full of others' lines: the reporter's begin with what scripts/test-host.ts looks for. */
function printMarked(...args: unknown[]): void {
  console.log(format(...args).split('\n').map((line) => `[test] ${line}`).join('\n'))
}
