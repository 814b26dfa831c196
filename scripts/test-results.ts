import { readFile } from 'node:fs/promises'

export interface SkippedTest {
  readonly title: string
  readonly reason: string
}

/** What one suite came to; test/reporter.ts writes it as JSON. */
export interface SuiteResult {
  readonly suite: string
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly SkippedTest[]
}

/** A step that is no suite of tests counts as one. */
export const oneTest = (suite: string, passed: boolean): SuiteResult => (
  { suite, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] }
)

/**
 * Reads what the reporter wrote. A suite that left nothing behind, ran no test, or ended with an error while no test had failed
 * has crashed, and counts as one more failed test.
 */
export async function readSuiteResult(suite: string, path: string, exitedCleanly: boolean): Promise<SuiteResult> {
  let written: Omit<SuiteResult, 'suite'>
  try {
    written = JSON.parse(await readFile(path, 'utf8')) as Omit<SuiteResult, 'suite'>
  } catch {
    return oneTest(suite, false)
  }
  const ranNothing = written.passed + written.failed + written.skipped.length === 0
  const crashed = ranNothing || (!exitedCleanly && written.failed === 0)
  return { suite, passed: written.passed, failed: written.failed + (crashed ? 1 : 0), skipped: written.skipped }
}

export const isGreen = (results: readonly SuiteResult[]): boolean => results.every(({ failed }) => failed === 0)

/** The lines at the end of a run: each skipped test with its reason, and the count of all suites as the last. */
export function summary(results: readonly SuiteResult[]): string[] {
  const sum = (count: (result: SuiteResult) => number): number => results.reduce((total, result) => total + count(result), 0)
  return [
    ...results.flatMap(({ suite, skipped }) => skipped.map(({ title, reason }) => `skipped: ${suite} › ${title}: ${reason}`)),
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed, ${sum(({ skipped }) => skipped.length)} skipped`,
  ]
}
