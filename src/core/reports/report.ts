import type { CheckResult } from '../checks/check.ts'
import type { Certainty } from '../problems/problem.ts'

/** A problem as a report carries it: plain JSON, localised. */
export interface ReportedProblem {
  readonly id: string
  readonly title: string
  readonly cause: string
  readonly remedy: readonly string[]
  readonly certainty: Certainty
  readonly script?: string
  readonly link?: string
}

export interface ReportResult extends CheckResult {
  readonly problem?: ReportedProblem
  /** Secondary causes */
  readonly also?: readonly string[]
  /** What may come once this is mended */
  readonly next?: readonly string[]
}

/** The outcome of one run of a profile's checks. Redacted; plain JSON. */
export interface Report {
  readonly profile: string
  /** ISO 8601 */
  readonly startedAt: string
  readonly durationMs: number
  readonly results: readonly ReportResult[]
}
