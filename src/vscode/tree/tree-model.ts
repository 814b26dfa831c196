import * as l10n from '@vscode/l10n'
import { profileRow } from './profile-rows.ts'
import type { Moment, ProfileView } from './tree-input.ts'
import { TreeRow } from './tree-row.ts'

/** The whole tree as data. `damaged` are ids whose stored profile cannot be read. Knows nothing of VS Code. */
export const treeRows = (views: readonly ProfileView[], damaged: readonly string[], moment: Moment): readonly TreeRow[] => [
  ...views.map((view) => profileRow(view, moment)),
  ...damaged.map((id) =>
    new TreeRow({
      id: `damaged/${id}`,
      label: id,
      description: l10n.t('damaged: import it again, or delete it'),
      icon: { id: 'warning', color: 'list.warningForeground' },
      words: ['damaged'],
      target: { profileId: id },
    }),
  ),
]
