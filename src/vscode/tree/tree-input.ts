import type { Profile } from '../../core/profiles/profile.ts'
import type { LiveRun } from '../runs/check-runs.ts'
import type { KeptResult } from '../storage/last-reports.ts'

/** What is known of a profile's secret without opening it. */
export type SecretState = 'unknown' | 'secret' | 'none' | 'stale' | 'unavailable'

/** All that one profile's rows are made from. */
export interface ProfileView {
  readonly profile: Profile
  readonly results: readonly KeptResult[]
  readonly live: LiveRun | undefined
  readonly secret: SecretState
  readonly isPractice: boolean
  readonly productName: string
  /** Ids of the scripts that exist for this profile's flow */
  readonly scripts: ReadonlySet<string>
}

/** Now, and the language that dates are written in. */
export interface Moment {
  readonly now: Date
  /** BCP 47, as `vscode.env.language` gives it */
  readonly locale: string
}
