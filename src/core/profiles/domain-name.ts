import { isIPv4 } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import * as l10n from '@vscode/l10n'

/** Writing systems in everyday modern use: UAX 31, table 5. */
const SCRIPTS = [
  'Arabic', 'Armenian', 'Bengali', 'Bopomofo', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek', 'Gujarati', 'Gurmukhi',
  'Hangul', 'Han', 'Hebrew', 'Hiragana', 'Kannada', 'Katakana', 'Khmer', 'Lao', 'Latin', 'Malayalam', 'Myanmar', 'Oriya', 'Sinhala',
  'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tibetan',
]

/** Sets that one label may be written in: each script alone, and "highly restrictive" of UTS 39, section 5.2. */
const LABEL_SCRIPTS = [
  ...SCRIPTS.map((script) => [script]),
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Hangul'],
  ['Latin', 'Han', 'Bopomofo'],
].map((set) => new RegExp(`^[${set.map((script) => `\\p{Script_Extensions=${script}}`).join('')}\\p{Script=Common}\\p{Script=Inherited}]*$`, 'u'))

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const NUMERIC_LABEL = /^(?:\d+|0x[0-9a-f]*)$/

/** Whether a label, given as Unicode, mixes writing systems in a way that UTS 39, section 5.2, calls unsafe. */
export const mixesScripts = (label: string): boolean => !LABEL_SCRIPTS.some((set) => set.test(label))

/** Whether any label of a domain, in either form, mixes writing systems. */
export const domainMixesScripts = (domain: string): boolean =>
  !isPlain(domain) && domainToUnicode(domain).split('.').some(mixesScripts)

/** Letters, digits, hyphens and dots of ASCII, and no label that stands for another: what nearly every domain is. */
const isPlain = (domain: string): boolean => /^[A-Za-z0-9.-]*$/.test(domain) && !/xn--/i.test(domain)

export const mixedScriptsSentence = (): string =>
  l10n.t('A part of this domain mixes writing systems, as domains made to deceive do. Type the domain anew on your own keyboard.')

/**
 * The A-label form of a domain (RFC 5890), lower case; `undefined` when it is none. Case, Unicode normalisation and the two
 * ways to write an international label make no difference to the answer. Lengths: RFC 1035, section 2.3.4.
 */
export function asciiDomain(domain: string): string | undefined {
  // UTS 46 drops or maps look-alikes (full width, ideographic full stop, soft hyphen): whoever types those means something else.
  if (domain.length > 1024) return undefined
  const unicode = domain.normalize('NFC')
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(unicode) || unicode.normalize('NFKC') !== unicode) return undefined
  const ascii = (isPlain(unicode) ? unicode : domainToASCII(unicode)).toLowerCase()
  const labels = ascii.split('.')
  if (ascii === '' || ascii.length > 253 || NUMERIC_LABEL.test(labels.at(-1) ?? '')) return undefined
  const wellFormed = labels.every((label) => LABEL.test(label) && (label.startsWith('xn--') || label.slice(2, 4) !== '--'))
  return wellFormed ? ascii : undefined
}

/** What is wrong with a domain of at least two labels, such as `contoso.com`; `undefined` when nothing is. */
export function domainFault(domain: string): string | undefined {
  const ascii = asciiDomain(domain)
  if (ascii?.includes('.') !== true) return l10n.t('This is no domain. Write it like contoso.com.')
  return domainMixesScripts(ascii) ? mixedScriptsSentence() : undefined
}

/** What is wrong with the bare name of a host: A-label form, or an IPv4 address; `undefined` when nothing is. */
export function hostFault(host: string): string | undefined {
  if (isIPv4(host)) return undefined
  if (/[^\0-\x7f]/.test(host)) {
    return domainMixesScripts(host) ? mixedScriptsSentence() : l10n.t('Write an international host name in its ASCII form, which begins with xn--.')
  }
  if (asciiDomain(host) === undefined) {
    return l10n.t('This is no host name. Write the bare name, without scheme, port, path, blanks or a dot at the end.')
  }
  return domainMixesScripts(host) ? mixedScriptsSentence() : undefined
}
