import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAME = '"name": "helpdesk-oauth"'

/** The path of a file of this package, whether the program runs from src/ or bundled from dist/. Throws where there is no package around it. */
export function packageFile(...path: readonly string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!isRoot(folder)) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('No package.json of this package above the program')
    folder = parent
  }
  return join(folder, ...path)
}

/** dist/ has a package.json too, which names nothing. */
function isRoot(folder: string): boolean {
  const manifest = join(folder, 'package.json')
  return existsSync(manifest) && readFileSync(manifest, 'utf8').includes(NAME)
}
