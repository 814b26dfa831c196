import { ANNA, type PracticeIds } from '../initial-state.ts'
import { mergePatch } from '../merge-patch.ts'
import type { Application, TenantState } from '../tenant-state.ts'

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
export const SETUP_STEPS = ['P1', 'P2', 'P4', 'P5', 'P6', 'A3', 'A4', 'A5', 'C1', 'C2', 'C3', 'U1', 'U2', 'U3', 'X1', 'X2', 'X3', 'X4', 'N1'] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** A JSON merge patch of the state (RFC 7396). */
export type StatePatch = Readonly<Record<string, unknown>>

/** What every fault says of itself. Its id is the id of the problem that a check must lead to; a second way to the same problem is `<problem id>~<variant>`. */
export interface FaultLabel {
  readonly id: string
  /** The set-up step where an admin would meet it */
  readonly step: SetupStep
  /** What is broken, in about 30 characters: the view of switches is narrow. Those that stand under one step differ at sight. */
  readonly label: () => string
  /** The same as one sentence */
  readonly sentence: () => string
}

/** One thing that can be wrong. Whether it is on is read from the state, so that mending by a script switches it off too. */
export interface Fault extends FaultLabel {
  isOn(state: TenantState, context: FaultContext): boolean
  break(state: TenantState, context: FaultContext): StatePatch
  mend(state: TenantState, context: FaultContext): StatePatch
}

/** A patch of something that may be gone by another fault: then it comes back as it was in the healthy tenant, patched. */
const onto = (present: unknown, healthy: unknown, patch: StatePatch): unknown => (present === undefined ? mergePatch(healthy, patch) : patch)

/** The profile's application, unless it was removed. */
export const applicationOf = (state: TenantState, { ids }: FaultContext): Application | undefined => state.applications[ids.appId]

export const patchApplication = (state: TenantState, context: FaultContext, patch: StatePatch): StatePatch => {
  const { ids: { appId }, healthy } = context
  return { applications: { [appId]: onto(state.applications[appId], healthy.applications[appId], patch) } }
}

/** Patches the user who signs in for the profile of the user flow. */
export const patchUser = (state: TenantState, { healthy }: FaultContext, patch: StatePatch): StatePatch =>
  ({ users: { [ANNA]: onto(state.users[ANNA], healthy.users[ANNA], patch) } })

export const patchMailbox = (state: TenantState, { healthy }: FaultContext, address: string, patch: StatePatch): StatePatch =>
  ({ [address]: onto(state.mailboxes[address], healthy.mailboxes[address], patch) })

/** The same patch for each mailbox of the profile. */
export const eachMailbox = (state: TenantState, context: FaultContext, patch: StatePatch): StatePatch =>
  ({ mailboxes: Object.assign({}, ...context.mailboxes.map((address) => patchMailbox(state, context, address, patch))) as StatePatch })

/** The same value for each key, as a part of a patch. */
export const allOf = <T>(keys: readonly string[], value: T): Readonly<Record<string, T>> => Object.fromEntries(keys.map((key) => [key, value]))
