import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Holds a text against `golden/<name>`, byte for byte; UPDATE_GOLDEN=1 writes the file instead, to be reviewed as text. */
export function assertGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, 'golden', name)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
  assert.equal(text, readFileSync(file, 'utf8'))
}
