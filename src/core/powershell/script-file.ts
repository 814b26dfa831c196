import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ScriptId } from './script-id.ts'

/** The folder with package.json above this file, be it read from src/ or bundled into dist/. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('No package.json above the program')
    folder = parent
  }
  return folder
}

/** The text of `snippets/scripts/<id>.ps1`, as it is in the repository: ASCII, line feeds. Throws when the file is not there. */
export const readScriptFile = (id: ScriptId): string => readFileSync(join(packageRoot(), 'snippets', 'scripts', `${id}.ps1`), 'utf8')
