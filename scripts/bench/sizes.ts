import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { distFolder, outFolder } from '../paths.ts'
import type { Figure } from './figure.ts'
import { type Meta, staticBytes } from './meta.ts'

/** What VS Code reads to activate the extension: its entry and every chunk that the entry imports statically. */
export async function sizes(): Promise<Figure[]> {
  const meta = JSON.parse(await readFile(join(outFolder, 'meta.json'), 'utf8')) as Meta
  const kb = (bytes: number) => Math.round(bytes / 102.4) / 10
  const entry = (await stat(join(distFolder, 'extension.js'))).size
  const vsix = (await stat(join(outFolder, 'helpdesk-oauth.vsix'))).size
  const figure = (name: string, bytes: number, goal: number | null): Figure => ({ name, value: kb(bytes), unit: 'KB', goal, better: 'lower', samples: 1 })
  return [
    figure('dist/extension.js', entry, 60),
    figure('dist/extension.js with the chunks it loads at activation', staticBytes(meta, 'dist/extension.js'), null),
    figure('VSIX', vsix, 1000),
  ]
}
