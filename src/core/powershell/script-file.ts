import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.ts'
import type { ScriptId } from './script-id.ts'

/** The text of `snippets/scripts/<id>.ps1`, as it is in the repository: ASCII, line feeds. Throws when the file is not there. */
export const readScriptFile = (id: ScriptId): string => readFileSync(packageFile('snippets', 'scripts', `${id}.ps1`), 'utf8')
