import type { Flow, Mailbox, Profile } from '../../profiles/profile.ts'
import type { ScriptId } from '../script-id.ts'
import type { Assignment } from '../values-region.ts'

/** What a script is made from. */
export interface ScriptInput {
  readonly profile: Profile
  /** Those of the profile's mailboxes that the script is for */
  readonly mailboxes: readonly Mailbox[]
  /** Object id of the enterprise application, from the token or the profile; undefined while nobody knows it */
  readonly objectId: string | undefined
  /** Lower-case hexadecimal, at least 8 digits: names this run in its result */
  readonly nonce: string
  /** Sign in by device code: the browser is on another machine */
  readonly useDevice: boolean
}

/**
 * One script: its body is `snippets/scripts/<id>.ps1`, this is what fills it. `both` has a part for each console, each in a
 * process of its own, because the two modules break each other in one; `none` needs no module.
 */
export interface ScriptDeclaration {
  readonly id: ScriptId
  readonly module: 'ExchangeOnlineManagement' | 'Microsoft.Graph.Authentication' | 'both' | 'none'
  /** Flows that have a use for it */
  readonly flows: readonly Flow[]
  /** Microsoft's own names of the roles that suffice, each alone */
  readonly rolesNeeded: readonly string[]
  /** What it does, in a few words, in the person's language */
  readonly title: () => string
  /** The lines of the values region. Throws `argument.invalid` when the profile lacks something. */
  readonly values: (input: ScriptInput) => readonly Assignment[]
  /** The commands of the short form, without connecting; absent where there is none. Throws as `values` does. */
  readonly snippet?: (input: ScriptInput) => readonly string[]
}
