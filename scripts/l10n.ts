/**
 * Writes l10n/bundle.l10n.json: every string that src shows a person, as the translators' source.
 * `npm run l10n` after a string has changed; a unit test fails while it is stale.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportedStrings } from './l10n-strings.ts'
import { root } from './paths.ts'

const strings = await exportedStrings()
writeFileSync(join(root, 'l10n', 'bundle.l10n.json'), `${JSON.stringify(strings, null, 2)}\n`)
console.log(`l10n: ${Object.keys(strings).length} strings`)
