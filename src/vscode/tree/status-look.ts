import * as l10n from '@vscode/l10n'
import type { CheckStatus } from '../../core/checks/check.ts'
import type { RowIcon } from './tree-row.ts'

export type RowStatus = CheckStatus | 'running' | 'unchecked'

/** Icons and colours of VS Code's own test explorer; the shapes differ too, so that colour alone says nothing. */
export const STATUS_ICONS: { readonly [status in RowStatus]: RowIcon } = {
  pass: { id: 'pass', color: 'testing.iconPassed' },
  warn: { id: 'warning', color: 'list.warningForeground' },
  fail: { id: 'error', color: 'testing.iconFailed' },
  skip: { id: 'debug-step-over', color: 'testing.iconSkipped' },
  running: { id: 'loading~spin' },
  unchecked: { id: 'circle-outline', color: 'testing.iconUnset' },
}

export function statusWord(status: RowStatus): string {
  switch (status) {
    case 'pass': return l10n.t('passed')
    case 'warn': return l10n.t('not certain')
    case 'fail': return l10n.t('failed')
    case 'skip': return l10n.t('skipped')
    case 'running': return l10n.t('checking…')
    case 'unchecked': return l10n.t('not checked yet')
  }
}

const GRAVITY: readonly RowStatus[] = ['running', 'fail', 'warn', 'skip', 'pass', 'unchecked']

/** The one that matters most; `unchecked` for none. Something unchecked beside a pass does not count. */
export const worstStatus = (statuses: readonly RowStatus[]): RowStatus => GRAVITY.find((status) => statuses.includes(status)) ?? 'unchecked'
