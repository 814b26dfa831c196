import * as l10n from '@vscode/l10n'
import pLimit from 'p-limit'
import { acquireAppOnlyToken } from '../auth/acquire-token.ts'
import type { TokenAnswer } from '../auth/token-answer.ts'
import { abortFault, startDeadline } from '../deadline.ts'
import { argumentInvalid, cancelled } from '../errors.ts'
import { EvidenceLog } from '../evidence/evidence-log.ts'
import type { Host } from '../host.ts'
import { endpointsOf } from '../profiles/clouds.ts'
import type { Mailbox, Profile } from '../profiles/profile.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Trust } from '../trust.ts'
import type { CheckContext, CheckResult, Finding, MailboxCheck, ProfileCheck } from './check.ts'
import type { CheckId } from './check-id.ts'
import { CHECKS } from './registry.ts'

export interface RunOptions {
  readonly host: Host
  readonly vault: Vault
  readonly trust: Trust
  readonly signal: AbortSignal
  /** The limit of each check in milliseconds; default 20,000 */
  readonly limitMs?: number
  readonly checks?: readonly CheckId[]
  /** Addresses; default all of the profile */
  readonly mailboxes?: readonly string[]
  /** Called as each result comes in, before the whole run is looked at once more */
  readonly onResult?: (result: CheckResult) => void
}

const DEFAULT_LIMIT_MS = 20_000
/** Checks at a time: with one IMAP and one SMTP check a mailbox, never more than two connections to it. */
const WIDTH = 16

type Task = { readonly check: ProfileCheck } | { readonly check: MailboxCheck; readonly mailbox: Mailbox }

/**
 * Runs a profile's checks: side by side where nothing orders them, each within its limit, each skipped where a
 * precondition failed. Throws `argument.invalid` for a check or mailbox the profile does not have, `cancelled` when the
 * signal ends the run, `secret.unavailable` when the secret store cannot be read.
 */
export async function runChecks(profile: Profile, options: RunOptions): Promise<CheckResult[]> {
  const tasks = selectTasks(profile, options)
  const limitMs = options.limitMs ?? DEFAULT_LIMIT_MS
  const token = once(() => withLimit(options.signal, limitMs, (signal) => acquireAppOnlyToken(profile, { ...options, signal })))
  const base = { profile, endpoints: endpointsOf(profile), host: options.host, trust: options.trust, token }
  const width = pLimit(WIDTH)
  const finished = new Map<CheckId, Promise<CheckResult>[]>()

  const run = async (task: Task): Promise<CheckResult> => {
    const before = await Promise.all(task.check.requires.flatMap((id) => finished.get(id) ?? []))
    const failed = before.find(({ status }) => status === 'fail' || status === 'skip')
    const result = failed ? skipped(task, failed.check) : await width(() => perform(task, base, options.signal, limitMs))
    options.onResult?.(result)
    return result
  }
  // The registry's order is a topological one, so what a check requires is already under way.
  for (const task of tasks) finished.set(task.check.id, [...(finished.get(task.check.id) ?? []), run(task)])

  const settled = await Promise.allSettled([...finished.values()].flat())
  if (options.signal.aborted) throw cancelled()
  const results = settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
  return results.map((result) => {
    const check = CHECKS.find(({ id }) => id === result.check)
    return { ...result, ...pickFinding(check?.settle?.(result, results) ?? result) }
  })
}

const pickFinding = ({ status, summary }: Finding): Finding => ({ status, summary })

function selectTasks(profile: Profile, { checks, mailboxes }: RunOptions): Task[] {
  const known = new Set(profile.mailboxes.map(({ address }) => address.toLowerCase()))
  const wanted = mailboxes?.map((address) => address.toLowerCase())
  if (wanted?.some((address) => !known.has(address))) throw argumentInvalid(l10n.t('The profile has no such mailbox. Name one of its addresses.'))
  const chosen = profile.mailboxes.filter(({ address }) => wanted === undefined || wanted.includes(address.toLowerCase()))
  const tasks = CHECKS.filter(({ id }) => checks === undefined || checks.includes(id)).flatMap((check): Task[] =>
    check.scope === 'profile'
      ? check.applies(profile) ? [{ check }] : []
      : chosen.filter((mailbox) => check.applies(profile, mailbox)).map((mailbox) => ({ check, mailbox })),
  )
  if (tasks.length === 0) throw argumentInvalid(l10n.t('None of these checks applies to the profile.'))
  return tasks
}

async function perform(task: Task, base: Omit<CheckContext, 'signal' | 'evidence'>, runSignal: AbortSignal, limitMs: number): Promise<CheckResult> {
  const evidence = new EvidenceLog(base.host.clock)
  const startMs = evidence.monotonicMs()
  const finding = await withLimit(runSignal, limitMs, async (signal) => {
    const context = { ...base, signal, evidence }
    const found = await ('mailbox' in task ? task.check.run(context, task.mailbox) : task.check.run(context))
    const late = signal.aborted && abortFault(signal) === 'TIMEOUT' && found.status === 'fail'
    return late ? { ...found, summary: l10n.t('{0} The limit of {1} s was reached.', found.summary, limitMs / 1000) } : found
  })
  return { ...place(task), ...pickFinding(finding), durationMs: evidence.since(startMs), evidence: evidence.entries }
}

const place = (task: Task): { check: CheckId; mailbox?: string } =>
  'mailbox' in task ? { check: task.check.id, mailbox: task.mailbox.address } : { check: task.check.id }

const skipped = (task: Task, cause: CheckId): CheckResult => ({
  ...place(task),
  status: 'skip',
  summary: l10n.t('Skipped, because {0} did not pass.', cause),
  durationMs: 0,
  evidence: [],
})

async function withLimit<T>(parent: AbortSignal, limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = startDeadline(parent, limitMs)
  try {
    return await work(deadline.signal)
  } finally {
    deadline.release()
  }
}

/** The first call starts the work; all calls share its outcome. */
function once(work: () => Promise<TokenAnswer>): () => Promise<TokenAnswer> {
  let shared: Promise<TokenAnswer> | undefined
  return () => (shared ??= work())
}
