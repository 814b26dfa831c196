import * as l10n from '@vscode/l10n'
import { TreeRow } from '../tree/tree-row.ts'
import { FAULT_GROUPS, holds, type FaultGroup } from './fault-groups.ts'
import type { PracticeFault, PracticeState } from './running-practice.ts'

/** The fault that stands for every number without a fault of its own */
const ANY_NUMBER = 'entra.other'

/** The view of switches as data: a row a group, and in it a switch a fault. Knows nothing of VS Code. */
export const switchRows = (state: PracticeState): readonly TreeRow[] =>
  FAULT_GROUPS.flatMap((group) => {
    const faults = state.faults.filter(({ step }) => holds(group, step))
    return faults.length === 0 ? [] : [groupRow(group, faults, state)]
  })

function groupRow({ id, title, icon, isOpen }: FaultGroup, faults: readonly PracticeFault[], state: PracticeState): TreeRow {
  const broken = faults.filter(({ on }) => on).length
  const words = broken === 0 ? undefined : brokenWords(broken)
  return new TreeRow({
    id: `group/${id}`,
    label: title(),
    description: words,
    tooltip: [title(), words ?? l10n.t('all in order')].join(': '),
    spoken: [title(), words ?? l10n.t('all in order')].join(', '),
    icon: broken === 0 ? { id: icon } : { id: icon, color: 'testing.iconFailed' },
    isOpen,
    children: faults.map((fault) => faultRow(fault, state)),
  })
}

function faultRow({ id, label, sentence, on }: PracticeFault, { answeredNumber }: PracticeState): TreeRow {
  const number = id === ANY_NUMBER && on && answeredNumber !== undefined ? `AADSTS${answeredNumber}` : undefined
  return new TreeRow({
    id: `fault/${id}`,
    label,
    description: number ?? id,
    tooltip: [sentence, number, id].filter(Boolean).join('\n\n'),
    spoken: [label, number, on ? l10n.t('broken') : l10n.t('in order')].filter(Boolean).join(', '),
    words: ['fault'],
    switch: { faultId: id, isOn: on },
    // VS Code's box has no key of its own: Enter on the row flips it too.
    onClick: 'setPracticeFault',
  })
}

const brokenWords = (count: number): string => l10n.t('{0} broken', count)

/** What stands beside the view's title: how much is broken, and how long a change takes. Empty for a tenant in which all is right. */
export function stateWords({ faults, delayMs }: PracticeState): string {
  const broken = faults.filter(({ on }) => on).length
  return [
    ...(broken === 0 ? [] : [brokenWords(broken)]),
    ...(delayMs === 0 ? [] : [l10n.t('delay {0}', durationWords(delayMs))]),
  ].join(' · ')
}

/** `30 s`, `2 min`: as short as it can be said exactly. */
export function durationWords(durationMs: number): string {
  const seconds = durationMs / 1000
  return seconds >= 60 && Number.isInteger(seconds / 60) ? l10n.t('{0} min', seconds / 60) : l10n.t('{0} s', seconds)
}
