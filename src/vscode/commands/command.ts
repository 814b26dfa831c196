import type { Services } from '../services.ts'
import type { TreeRow } from '../tree/tree-row.ts'
import type { CommandId } from './command-id.ts'

/** Who called: a person through palette, menu or tree row may be asked and told; a program gets a value or a typed error. */
export type Call =
  | { readonly by: 'person'; readonly row: TreeRow | undefined }
  | { readonly by: 'program'; readonly args: readonly unknown[] }

/** One command. What it answers is plain JSON without a secret. */
export interface Command {
  readonly id: CommandId
  /**
   * It needs no argument, so a call without one may be a program's: it asks nothing, and its errors are thrown to whoever
   * called (VS Code shows them to a person).
   */
  readonly takesNothing?: true
  run(services: Services, call: Call): Promise<unknown>
}
