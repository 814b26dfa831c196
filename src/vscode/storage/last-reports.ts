import type { Evidence } from '../../core/evidence/evidence.ts'
import type { Storage } from '../../core/host.ts'
import type { Report, ReportResult } from '../../core/reports/report.ts'

/** A result and when it was found. */
export interface KeptResult extends ReportResult {
  /** ISO 8601 */
  readonly at: string
}

const PREFIX = 'report.'
const MAX_TEXT = 2_000
const MAX_RESULTS = 500
const MAX_BYTES = 128 * 1024

/** The last result of each check of each profile, so that the tree shows them after a reload. Redacted when it comes here. */
export class LastReports {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  get(profileId: string): readonly KeptResult[] {
    const kept = this.#storage.get(keyOf(profileId))
    return isKept(kept) ? kept.results : []
  }

  /** Takes over a run's results; those of checks and mailboxes that it did not touch stay, with their own times. */
  async add(report: Report): Promise<void> {
    const at = new Date(Date.parse(report.startedAt) + report.durationMs).toISOString()
    const results = new Map(this.get(report.profile).map((result) => [resultKey(result), result]))
    for (const result of report.results) results.set(resultKey(result), { ...bounded(result), at })
    await this.#storage.set(keyOf(report.profile), withinLimit([...results.values()].slice(-MAX_RESULTS)))
  }

  async forget(profileId: string): Promise<void> {
    if (this.#storage.get(keyOf(profileId)) !== undefined) await this.#storage.set(keyOf(profileId), undefined)
  }

  /** Drops what is kept of profiles that are no more. */
  async sweep(profileIds: readonly string[]): Promise<void> {
    const known = new Set(profileIds.map(keyOf))
    for (const key of this.#storage.keys()) {
      if (key.startsWith(PREFIX) && !known.has(key)) await this.#storage.set(key, undefined)
    }
  }
}

/** Ids are one without regard to case. */
const keyOf = (profileId: string): string => PREFIX + profileId.toLowerCase()

/** Names one place in a report. */
export const resultKey = ({ check, mailbox }: Pick<ReportResult, 'check' | 'mailbox'>): string => `${check} ${mailbox?.toLowerCase() ?? ''}`

function isKept(value: unknown): value is { version: 1; results: readonly KeptResult[] } {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'results' in value && Array.isArray(value.results)
}

function withinLimit(results: readonly KeptResult[]): { version: 1; results: readonly KeptResult[] } {
  const kept = { version: 1 as const, results }
  if (Buffer.byteLength(JSON.stringify(kept)) <= MAX_BYTES) return kept
  return { version: 1, results: results.map((result) => ({ ...result, evidence: result.evidence.filter(({ kind }) => kind === 'token') })) }
}

const bounded = (result: ReportResult): ReportResult => ({ ...result, evidence: result.evidence.map(shortened) })

/** Evidence as it was, with long server texts cut. */
function shortened(evidence: Evidence): Evidence {
  const cut = (value: unknown): unknown => (typeof value === 'string' && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value)
  return Object.fromEntries(Object.entries(evidence).map(([key, value]) => [key, cut(value)])) as unknown as Evidence
}
