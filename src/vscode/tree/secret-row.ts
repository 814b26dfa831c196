import * as l10n from '@vscode/l10n'
import { assertNever } from '../../core/assert-never.ts'
import { daysUntil, inDays } from './time-words.ts'
import type { Moment, ProfileView } from './tree-input.ts'
import { TreeRow, type RowIcon } from './tree-row.ts'

/** Days before a secret's end from which the row warns: a new one needs time to reach the helpdesk. */
const SOON_DAYS = 30

const CALM: RowIcon = { id: 'key' }
const WARNING: RowIcon = { id: 'key', color: 'list.warningForeground' }
const ERROR: RowIcon = { id: 'key', color: 'testing.iconFailed' }

/** Whether a client secret is kept and how long it lasts. Never the secret. */
export function secretRow(id: string, view: ProfileView, moment: Moment): TreeRow {
  const { words, icon } = look(view, moment)
  const label = view.profile.credential.kind === 'certificate' ? l10n.t('Certificate') : l10n.t('Client secret')
  const isMissing = view.secret === 'none' || view.secret === 'stale'
  return new TreeRow({
    id: `${id}/secret`,
    label,
    description: words,
    tooltip: `${label}: ${words}`,
    icon,
    words: ['secret'],
    target: { profileId: view.profile.id },
    ...(isMissing ? { onClick: 'setClientSecret' as const } : {}),
  })
}

function look({ profile, secret }: ProfileView, moment: Moment): { words: string; icon: RowIcon } {
  switch (secret) {
    case 'none': return { words: l10n.t('not stored'), icon: WARNING }
    case 'stale': return { words: l10n.t('was given for another connection; set it again'), icon: WARNING }
    case 'unavailable': return { words: l10n.t('the secret store does not answer'), icon: ERROR }
    case 'unknown':
    case 'secret': return expiry(profile.credential.expiresOn, secret === 'secret', moment)
    default: return assertNever(secret)
  }
}

function expiry(day: string | undefined, isStored: boolean, { now, locale }: Moment): { words: string; icon: RowIcon } {
  const days = day === undefined ? undefined : daysUntil(day, now)
  if (days === undefined) return { words: isStored ? l10n.t('stored, end not known') : '…', icon: CALM }
  if (days < 0) return { words: l10n.t('expired {0}', inDays(days, locale)), icon: ERROR }
  return { words: l10n.t('expires {0}', inDays(days, locale)), icon: days <= SOON_DAYS ? WARNING : CALM }
}
