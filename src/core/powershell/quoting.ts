import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../errors.ts'

/**
 * Each of these ends a single-quoted PowerShell string: U+0027, U+2018, U+2019, U+201A, U+201B
 * (PowerShell, engine/parser/CharTraits.cs, IsSingleQuote). Doubled, each stands for itself.
 */
const SINGLE_QUOTES = /['\u2018\u2019\u201a\u201b]/g

/** NUL is cut by terminals and clipboards, other C0 and C1 controls move the cursor or end a line. */
const CONTROLS = /\p{Cc}/u

/** With the u flag a whole pair is one code point, so this finds halves alone. */
const LONE_SURROGATES = /\p{Cs}/u

/**
 * The text as a single-quoted PowerShell string: nothing in it is expanded, and nothing in it ends it.
 * @throws {HelpdeskOAuthError} `argument.invalid` for control characters and for half a surrogate pair, which no encoding carries
 */
export function quote(text: string): string {
  if (CONTROLS.test(text)) {
    throw argumentInvalid(l10n.t('A value for the script holds a control character, such as a line break. Take it out and try again.'))
  }
  if (LONE_SURROGATES.test(text)) {
    throw argumentInvalid(l10n.t('A value for the script holds half a character (a lone surrogate). Type it again.'))
  }
  return `'${text.replace(SINGLE_QUOTES, '$&$&')}'`
}
