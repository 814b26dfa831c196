import type { TokenAnswer } from '../auth/token-answer.ts'
import type { EvidenceLog } from '../evidence/evidence-log.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Host } from '../host.ts'
import type { Endpoints } from '../profiles/clouds.ts'
import type { Mailbox, Profile } from '../profiles/profile.ts'
import type { Trust } from '../trust.ts'
import type { CheckId } from './check-id.ts'

export type CheckStatus = 'pass' | 'warn' | 'fail' | 'skip'

/** What a check found. It gathers and judges pass or fail, and never names a cause. */
export interface Finding {
  readonly status: CheckStatus
  /** One localised sentence */
  readonly summary: string
}

/** A finding with its place in the run. */
export interface CheckResult extends Finding {
  readonly check: CheckId
  readonly mailbox?: string
  readonly durationMs: number
  readonly evidence: readonly Evidence[]
}

/** What a check may use. All of it ends with `signal`, which also carries the check's own limit. */
export interface CheckContext {
  readonly profile: Profile
  readonly endpoints: Endpoints
  readonly host: Host
  readonly trust: Trust
  readonly signal: AbortSignal
  readonly evidence: EvidenceLog
  /** The token of this run: asked for once, over the network, whoever asks first. */
  readonly token: () => Promise<TokenAnswer>
}

interface CheckBase {
  readonly id: CheckId
  /** These must not have failed; a check whose precondition failed is skipped. */
  readonly requires: readonly CheckId[]
  /** A second look when all results are in: what the others prove or leave open. */
  settle?(own: CheckResult, run: readonly CheckResult[]): Finding
}

/** A check of the profile as a whole. */
export interface ProfileCheck extends CheckBase {
  readonly scope: 'profile'
  applies(profile: Profile): boolean
  run(context: CheckContext): Promise<Finding>
}

/** A check of each mailbox. */
export interface MailboxCheck extends CheckBase {
  readonly scope: 'mailbox'
  applies(profile: Profile, mailbox: Mailbox): boolean
  run(context: CheckContext, mailbox: Mailbox): Promise<Finding>
}

export type Check = ProfileCheck | MailboxCheck
