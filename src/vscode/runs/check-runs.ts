import type { Report, ReportResult } from '../../core/reports/report.ts'
import { Emitter } from './emitter.ts'

/** A run that is under way: what it has found so far. */
export interface LiveRun {
  readonly results: readonly ReportResult[]
  /** What it covers; undefined = all */
  readonly checks?: readonly string[] | undefined
  readonly mailboxes?: readonly string[] | undefined
}

interface Run extends LiveRun {
  readonly results: ReportResult[]
  readonly abort: AbortController
}

/**
 * The runs of this window. One at a time a profile, a second waits for the first: two would break the limit of two
 * connections a mailbox.
 */
export class CheckRuns {
  readonly #runs = new Map<string, Run>()
  readonly #tail = new Map<string, Promise<unknown>>()
  readonly #changed = new Emitter<void>()
  readonly onDidChange = this.#changed.event

  live(profileId: string): LiveRun | undefined {
    return this.#runs.get(profileId)
  }

  get isAnyRunning(): boolean {
    return this.#runs.size > 0
  }

  /** Ends the profile's run, or all of them; their callers see `cancelled`. */
  stop(profileId?: string): void {
    for (const [id, run] of this.#runs) if (profileId === undefined || id === profileId) run.abort.abort()
  }

  /** Waits for its turn and runs `work`, which reports through `onResult` and ends with `signal`. Rejects as `work` does. */
  async run(
    profileId: string,
    scope: Pick<LiveRun, 'checks' | 'mailboxes'>,
    work: (signal: AbortSignal, onResult: (result: ReportResult) => void) => Promise<Report>,
  ): Promise<Report> {
    const before = this.#tail.get(profileId) ?? Promise.resolve()
    const mine = before.then(() => this.#start(profileId, scope, work))
    const settled = mine.then(() => undefined, () => undefined)
    this.#tail.set(profileId, settled)
    try {
      return await mine
    } finally {
      if (this.#tail.get(profileId) === settled) this.#tail.delete(profileId)
    }
  }

  async #start(
    profileId: string,
    scope: Pick<LiveRun, 'checks' | 'mailboxes'>,
    work: (signal: AbortSignal, onResult: (result: ReportResult) => void) => Promise<Report>,
  ): Promise<Report> {
    const run: Run = { ...scope, results: [], abort: new AbortController() }
    this.#runs.set(profileId, run)
    this.#changed.fire()
    try {
      return await work(run.abort.signal, (result) => {
        run.results.push(result)
        this.#changed.fire()
      })
    } finally {
      this.#runs.delete(profileId)
      this.#changed.fire()
    }
  }
}
