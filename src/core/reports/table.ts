import type { Report } from './report.ts'
import { visible } from '../visible.ts'

/** Widths of the first two columns; a longer check id or address pushes the rest to the right. */
const STATUS_WIDTH = 5
const CHECK_WIDTH = 20
const MAILBOX_WIDTH = 28

/**
 * A report as text: one line a result, `STATUS CHECK MAILBOX SUMMARY`; below a failed one, on lines of their own, its
 * problem, cause and remedies. Sentences are not broken. Control characters stand as visible escapes: a server's reply
 * must not drive a terminal.
 */
export function renderTable(report: Report): string {
  return report.results
    .flatMap(({ status, check, mailbox, summary, problem }) => [
      `${status.padEnd(STATUS_WIDTH)} ${check.padEnd(CHECK_WIDTH)} ${(mailbox ?? '-').padEnd(MAILBOX_WIDTH)} ${summary}`,
      ...(status === 'fail' && problem
        ? [`${problem.id}: ${problem.title}`, problem.cause, ...problem.remedy].map((line) => `      ${line}`)
        : []),
    ])
    .map((line) => `${visible(line)}\n`)
    .join('')
}
