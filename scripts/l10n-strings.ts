import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getL10nJson, type l10nJsonFormat } from '@vscode/l10n-dev'
import { root } from './paths.ts'

/** Every string that goes through l10n.t in src, by its key, sorted. */
export async function exportedStrings(): Promise<l10nJsonFormat> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const contents = files.map((file) => readFileSync(join(root, 'src', file), 'utf8')).filter((text) => text.includes('l10n'))
  const found = await getL10nJson(contents.map((text) => ({ extension: '.ts', contents: text })))
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}
