import type { CheckResult } from '../checks/check.ts'
import { runChecks, type RunOptions } from '../checks/run-checks.ts'
import { beforeAbort } from '../deadline.ts'
import { diagnose, sceneOf } from '../diagnosis.ts'
import { cancelled } from '../errors.ts'
import { portalLink } from '../links.ts'
import { endpointsOf } from '../profiles/clouds.ts'
import type { Profile } from '../profiles/profile.ts'
import { redactor } from '../redaction.ts'
import type { Log } from '../host.ts'
import { visible } from '../visible.ts'
import type { Report, ReportedProblem, ReportResult } from './report.ts'

export interface ReportOptions extends Omit<RunOptions, 'onResult'> {
  /** Called as each result comes in; what the whole run tells of it may come later */
  readonly onResult?: (result: ReportResult) => void
}

/**
 * Runs a profile's checks and explains what failed: profile → checks → evidence → diagnosis → report. The report is
 * plain JSON, redacted, with the profile's live secret known by value. Throws as `runChecks` does.
 */
export async function runReport(profile: Profile, options: ReportOptions): Promise<Report> {
  const startedAt = options.host.clock.now().toISOString()
  const startMs = options.host.clock.monotonicMs()
  const redact = redactor(await liveSecrets(profile, options))
  const seen: CheckResult[] = []
  const results = await runChecks(profile, {
    ...options,
    onResult: (result) => {
      seen.push(result)
      const shown = redact.json(explained(result, seen, profile))
      note(options.host.log, profile, shown)
      options.onResult?.(shown)
    },
  })
  return redact.json({
    profile: profile.id,
    startedAt,
    durationMs: Math.round(options.host.clock.monotonicMs() - startMs),
    results: results.map((result) => explained(result, results, profile)),
  })
}

/** One line a result, and its evidence for who looks closer. */
function note(log: Log, profile: Profile, { check, mailbox, status, summary, problem, durationMs, evidence }: ReportResult): void {
  const place = mailbox === undefined ? check : `${check} ${mailbox}`
  log.info(visible(`${profile.id}: ${place}: ${status}${problem ? ` ${problem.id}` : ''} (${durationMs} ms) ${summary}`))
  for (const entry of evidence) log.trace(visible(`${profile.id}: ${place}: ${JSON.stringify(entry)}`))
}

async function liveSecrets(profile: Profile, { vault, signal }: ReportOptions) {
  const kept = await beforeAbort(vault.credential(profile), signal).catch((error: unknown) => {
    throw signal.aborted ? cancelled() : error
  })
  return kept.kind === 'secret' ? [kept.secret, ...(kept.passphrase ? [kept.passphrase] : [])] : []
}

function explained(result: CheckResult, run: readonly CheckResult[], profile: Profile): ReportResult {
  if (result.status !== 'fail') return result
  const [first, ...others] = diagnose(sceneOf(result, run, profile))
  if (!first) return result
  const { problem, certainty, title, cause, remedy } = first
  const link = problem.link === undefined ? undefined : portalLink(problem.link, endpointsOf(profile), profile.clientId)
  const reported: ReportedProblem = {
    id: problem.id,
    title,
    cause,
    remedy,
    certainty,
    ...(problem.script === undefined ? {} : { script: problem.script }),
    ...(link === undefined ? {} : { link }),
  }
  return {
    ...result,
    problem: reported,
    ...(others.length === 0 ? {} : { also: others.map((other) => other.problem.id) }),
    ...(problem.next === undefined ? {} : { next: problem.next }),
  }
}
