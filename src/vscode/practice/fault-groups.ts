import * as l10n from '@vscode/l10n'

/** Faults that stand together, as the steps of the setup do. */
export interface FaultGroup {
  readonly id: string
  readonly title: () => string
  /** VS Code's icon */
  readonly icon: string
  /** Its switches are seen at first: a few are enough to see what the view is for */
  readonly isOpen?: true
  /** Ids of the setup steps; none = all that stand in no other group */
  readonly steps: readonly string[]
}

/** In the order in which a connection is set up. */
export const FAULT_GROUPS: readonly FaultGroup[] = [
  { id: 'requirements', title: () => l10n.t('Requirements'), icon: 'server-environment', steps: ['P1', 'P2', 'P3', 'P4', 'P6'] },
  { id: 'application', title: () => l10n.t('Application'), icon: 'window', steps: ['A1', 'A2', 'A3', 'A4', 'A5', 'U3'] },
  { id: 'credentials', title: () => l10n.t('Credentials'), icon: 'key', steps: ['C1', 'C2', 'C3'] },
  { id: 'permissions', title: () => l10n.t('Permissions'), icon: 'shield', isOpen: true, steps: ['X1', 'X2'] },
  { id: 'exchange', title: () => l10n.t('Exchange'), icon: 'mail', steps: ['P5', 'X3', 'X4'] },
  { id: 'helpdesk', title: () => l10n.t('Helpdesk'), icon: 'comment-discussion', steps: ['C4', 'U1', 'U2'] },
  { id: 'proof', title: () => l10n.t('Proof'), icon: 'pulse', steps: [] },
]

const known = new Set(FAULT_GROUPS.flatMap(({ steps }) => steps))

/** Whether a step belongs to the group. */
export const holds = ({ steps }: FaultGroup, step: string): boolean => (steps.length === 0 ? !known.has(step) : steps.includes(step))
