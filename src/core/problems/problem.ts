import type { Evidence } from '../evidence/evidence.ts'
import type { LinkId } from '../links.ts'
import type { Flow } from '../profiles/profile.ts'

export type Certainty = 'certain' | 'likely' | 'possible'

/** All that a problem may look at: the evidence of the failed result itself, and that of the whole run. */
export interface Scene {
  readonly flow: Flow | 'unknown'
  readonly product: string
  /** Evidence of the result that is to be explained */
  readonly own: readonly Evidence[]
  /** Evidence of the whole run, own included */
  readonly run: readonly Evidence[]
  /** Values for the sentences, where they are known */
  readonly names: { readonly clientId?: string; readonly tenantId?: string; readonly objectId?: string; readonly mailbox?: string; readonly host?: string }
}

export interface Explanation {
  readonly title: string
  readonly cause: string
  /** What to do, in order */
  readonly remedy: readonly string[]
}

/**
 * One failure the product explains. `mark` says whether the evidence shows it and how surely;
 * the registry's order says which of several is the more specific.
 */
export interface Problem {
  readonly id: string
  mark(scene: Scene): Certainty | undefined
  explain(scene: Scene): Explanation
  /** The script that mends it */
  readonly script?: string
  /** The portal page that mends it, by its id */
  readonly link?: LinkId
  /** Problems that may show once this one is mended */
  readonly next?: readonly string[]
}
