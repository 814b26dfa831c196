import fc from 'fast-check'

/** Texts that break out of PowerShell strings where they are not quoted as data; every one of them is a value to be kept. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  `'`,
  `''`,
  `'; Remove-Item x; '`,
  '\u2018; Remove-Item x; \u2019',
  '\u201a\u201b\u2018\u2019\'',
  '"$(Get-Date)"',
  '\u201c$env:PATH\u201d\u201e',
  '$(throw 1)',
  '${x}',
  '`n`0`u{41}`"',
  '`',
  '\u2013Force \u2014Force \u2015Force -Force',
  `'@`,
  '\u2019@',
  '"@',
  `@'`,
  '#endregion',
  '#region values',
  '$&$1$`',
  '<# #>',
  '#> x',
  'a;b|c&d>e<f%g',
  '@(1)',
  '\u200f\u202eevil\u202c',
  '\ufeff',
  '\u00a0\u2028\u2029\u3000',
  'Ä Ö Ü ß € Ñ Ò Â Ó Ô × é',
  '\u{1f4e7}',
  'x'.repeat(10_000),
  `'`.repeat(10_000),
]

/** Texts that no script may hold. */
export const REFUSED_TEXTS: readonly string[] = ['\0', 'a\nb', 'a\rb', '\t', '\u001b[31m', '\u007f', '\u0085', '\u009b', '\ud800', 'a\udc00', '\udc00\ud800']

const nasty = fc.constantFrom(...Array.from('\'\u2018\u2019\u201a\u201b"\u201c\u201d\u201e`$(){}@#-\u2013\u2014\u2015;&|,\u202e\u00a0 \u2028äÑ€'))

/** Any text that may stand in a script, with more of PowerShell's own marks than chance would give. */
export const allowedText = fc
  .array(fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }), { maxLength: 40 })
  .map((parts) => parts.join('').replace(/\p{Cc}|\p{Cs}/gu, ''))
