import type { PracticeIds } from '../initial-state.ts'
import type { TenantState } from '../tenant-state.ts'

/** What is right for the profile that the tenant hands out: a fault is measured against it. */
export interface FaultContext {
  readonly ids: PracticeIds
  /** Key id of the secret that the profile uses */
  readonly keyId: string
  readonly secret: { readonly hint: string; readonly endDateTime: string }
  /** Mailboxes of the profile that signs in as the application */
  readonly mailboxes: readonly string[]
  /** The tenant in which all is right: what a mended thing looks like */
  readonly healthy: TenantState
  readonly now: () => Date
}

/** Steps of setting up a connection, in their order. `N1` is the proof: mail itself, and what passes by waiting. */
export const SETUP_STEPS = ['P1', 'P2', 'P4', 'P5', 'A3', 'A4', 'A5', 'C1', 'C2', 'C3', 'U1', 'U2', 'U3', 'X1', 'X2', 'X3', 'X4', 'N1'] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** A JSON merge patch of the state (RFC 7396). */
export type StatePatch = Readonly<Record<string, unknown>>

/**
 * One thing that can be wrong. Its id is the id of the problem that a check must lead to; a second way to the same problem is
 * `<problem id>~<variant>`. Whether it is on is read from the state, so that mending by a script switches it off too.
 */
export interface Fault {
  readonly id: string
  /** The set-up step where an admin would meet it */
  readonly step: SetupStep
  /** One sentence: what is broken */
  sentence(): string
  isOn(state: TenantState, context: FaultContext): boolean
  break(state: TenantState, context: FaultContext): StatePatch
  mend(state: TenantState, context: FaultContext): StatePatch
}

/** The same patch for each mailbox of the profile that still exists. */
export const eachMailbox = (state: TenantState, { mailboxes }: FaultContext, patch: StatePatch): StatePatch =>
  ({ mailboxes: Object.fromEntries(mailboxes.filter((address) => state.mailboxes[address]).map((address) => [address, patch])) })
