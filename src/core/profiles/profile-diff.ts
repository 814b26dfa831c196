import * as l10n from '@vscode/l10n'
import { jsonPointer } from './mistakes.ts'
import type { Profile } from './profile.ts'

/**
 * What a profile would change from `before` to `after`: a line for each value that differs, `ID POINTER: old → new`, the
 * pointer (RFC 6901) from the profile on.
 */
export function profileChanges(before: Profile, after: Profile): readonly string[] {
  const old = leaves(before)
  const now = leaves(after)
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((pointer) => old.get(pointer) !== now.get(pointer))
    .map((pointer) => `${after.id} ${pointer}: ${old.get(pointer) ?? l10n.t('(none)')} → ${now.get(pointer) ?? l10n.t('(none)')}`)
}

function leaves(root: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'object' && value !== null) for (const [key, entry] of Object.entries(value)) visit(entry, [...path, key])
    else if (value !== undefined) found.set(jsonPointer(path), JSON.stringify(value))
  }
  visit(root, [])
  return found
}
