import type { Context, Runnable, Suite } from 'mocha'

/** A registered symbol, because the runner may load this file twice (once for the tests, once for the reporter). */
const reasonKey = Symbol.for('helpdesk-oauth.skip-reason')
type WithReason = (Runnable | Suite) & { [reasonKey]?: string }

/**
 * Skips a test (or, from a `before` hook, all tests of its suite) and says why: `skip(this, 'no PowerShell here')`.
 * A test that is skipped in any other way fails. Does not return.
 */
export function skip(context: Context, reason: string): never {
  const runnable = context.test
  if (runnable === undefined) throw new Error('skip() is called from a test or a hook')
  // In "before all" the first test is the current one already, and the others are skipped with it.
  const skipped: WithReason | undefined = !isHook(runnable) ? runnable : runnable.title.startsWith('"before all"') ? runnable.parent : context.currentTest
  if (skipped !== undefined) skipped[reasonKey] = reason
  context.skip()
}

const isHook = (runnable: Runnable): boolean => 'type' in runnable && runnable.type === 'hook'

/** Why a test was skipped, if `skip` was told; the nearest suite's reason counts for its tests. */
export function skipReason(test: Runnable | Suite): string | undefined {
  const reason = (test as WithReason)[reasonKey]
  if (reason !== undefined) return reason
  return test.parent === undefined ? undefined : skipReason(test.parent)
}
