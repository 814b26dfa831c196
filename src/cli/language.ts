import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../core/errors.ts'
import { oneOf } from './arguments.ts'
import { packageFile } from '../core/package-file.ts'

/**
 * Takes up the language of `--language`, wherever it stands, before the first sentence is made. English is what the sentences
 * are written in. Throws `argument.invalid` for another language and where the language's file is missing.
 */
export function useLanguage(args: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...args], options: { language: { type: 'string' } }, strict: false, allowPositionals: true, tokens: true })
  const given = tokens.flatMap((token) => (token.kind === 'option' && token.name === 'language' ? [token.value ?? ''] : []))
  for (const value of given) {
    if (oneOf('--language', value, ['en', 'de']) === 'de') l10n.config({ contents: germanBundle() })
  }
}

function germanBundle(): string {
  try {
    return readFileSync(packageFile('l10n', 'bundle.l10n.de.json'), 'utf8')
  } catch {
    throw argumentInvalid(l10n.t('The German sentences are missing from this installation. Install it anew, or leave out --language.'))
  }
}
