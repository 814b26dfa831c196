import type { Clock } from '../host.ts'
import type { Evidence } from './evidence.ts'

type WithoutTime<E> = E extends Evidence ? Omit<E, 'at'> : never

/** Collects the evidence of one check in the order it came. */
export class EvidenceLog {
  readonly #clock: Clock
  readonly #entries: Evidence[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(evidence: WithoutTime<Evidence>): void {
    this.#entries.push({ ...evidence, at: this.#clock.now().toISOString() })
  }

  /** Takes over facts gathered by another, such as the token request of the same run. */
  adopt(entries: readonly Evidence[]): void {
    this.#entries.push(...entries)
  }

  get entries(): readonly Evidence[] {
    return [...this.#entries]
  }

  /** Milliseconds since `startMs`, rounded, for a `durationMs` field. */
  since(startMs: number): number {
    return Math.round(this.#clock.monotonicMs() - startMs)
  }

  /** A server's Date header less our wall clock, in milliseconds. */
  skewMs(date: string): number {
    return Date.parse(date) - this.#clock.now().getTime()
  }

  monotonicMs(): number {
    return this.#clock.monotonicMs()
  }
}
