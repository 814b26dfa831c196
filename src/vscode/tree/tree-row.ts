import type { CheckId } from '../../core/checks/check-id.ts'

/** What a row stands for, so that an action on it needs no question. */
export interface RowTarget {
  readonly profileId: string
  readonly check?: CheckId | undefined
  readonly mailbox?: string | undefined
  /** The script that mends what the row shows */
  readonly script?: string | undefined
}

/** Ids of VS Code's own icon and colour. */
export interface RowIcon {
  readonly id: string
  readonly color?: string
}

export interface RowContent {
  /** Unique in the tree and stable, so that VS Code keeps what is open and selected */
  readonly id: string
  readonly label: string
  readonly description?: string | undefined
  readonly tooltip?: string | undefined
  /** What a screen reader says; default label and description */
  readonly spoken?: string | undefined
  readonly icon?: RowIcon | undefined
  readonly children?: readonly TreeRow[] | undefined
  /** Whether the children are shown at first */
  readonly isOpen?: boolean | undefined
  /** Words for the `viewItem` of menus */
  readonly words?: readonly string[] | undefined
  readonly target?: RowTarget | undefined
  /** A box to tick: the fault of the practice tenant that it stands for, and whether it is there */
  readonly switch?: { readonly faultId: string; readonly isOn: boolean } | undefined
  /** Command (without prefix) that a click runs on this row */
  readonly onClick?: 'generatePowerShell' | 'showResult' | 'setClientSecret' | 'setPracticeFault' | undefined
}

/** One row of the tree. A class, so that a command can tell a row from what a program hands in. */
export class TreeRow {
  readonly content: RowContent

  constructor(content: RowContent) {
    this.content = content
  }

  get children(): readonly TreeRow[] {
    return this.content.children ?? []
  }

  get target(): RowTarget | undefined {
    return this.content.target
  }
}
