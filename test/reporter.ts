import Mocha, { type MochaOptions, type Runner, type Test } from 'mocha'
import { writeFileSync } from 'node:fs'
import type { SkippedTest, SuiteResult } from '../scripts/test-results.ts'
import { skipReason } from './skip.ts'

/** Where to leave the counts; `npm test` sets it, adds them up and prints the skipped tests itself. */
const resultsPath = process.env['HELPDESK_OAUTH_TEST_RESULTS']

/** As part of `npm test` only failures are printed; alone, each test. */
const Printing = resultsPath === undefined ? Mocha.reporters.Spec : Mocha.reporters.Base

/** Counts the tests, also within VS Code, and fails one that is skipped without a reason. */
class Reporter extends Printing {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options)
    const skipped: SkippedTest[] = []
    const unexplained: string[] = []
    let passed = 0
    let failed = 0
    runner.on('pass', () => { passed++ })
    runner.on('fail', () => { failed++ })
    runner.on('pending', (test: Test) => {
      const reason = skipReason(test)
      if (reason !== undefined) {
        skipped.push({ title: test.titlePath().join(' › '), reason })
        return
      }
      unexplained.push(test.fullTitle())
      failed++
      runner.failures++
    })
    runner.on('end', () => {
      if (resultsPath === undefined) {
        for (const { title, reason } of skipped) Mocha.reporters.Base.consoleLog(`skipped: ${title}: ${reason}`)
      } else {
        const result: Omit<SuiteResult, 'suite'> = { passed, failed, skipped }
        writeFileSync(resultsPath, JSON.stringify(result))
        if (this.failures.length > 0) Mocha.reporters.Base.list(this.failures)
      }
      for (const title of unexplained) Mocha.reporters.Base.consoleLog(`failed: ${title}: skipped without a reason; use skip(this, 'reason')`)
    })
  }
}

// mocha takes a reporter from a file's default export
export default Reporter
