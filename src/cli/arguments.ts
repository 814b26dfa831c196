import { parseArgs } from 'node:util'
import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../core/errors.ts'

/** An option: a flag, a value, or a value that may be given several times. */
export type OptionKind = 'flag' | 'value' | 'values'

type Values<O extends Readonly<Record<string, OptionKind>>> = {
  readonly [K in keyof O]: O[K] extends 'flag' ? boolean : O[K] extends 'value' ? string | undefined : readonly string[]
}

/** Every command takes it; `main` has dealt with it, and with the language. */
const COMMON = { help: 'flag' } as const

/**
 * Reads a command's arguments. Throws `argument.invalid` for an unknown option, a missing or needless value, a single option
 * given twice, and another number of arguments than `positionals`; no sentence repeats what was given.
 */
export function readArguments<const O extends Readonly<Record<string, OptionKind>>>(
  args: readonly string[],
  options: O,
  positionals: { readonly min: number; readonly max: number },
): { readonly values: Values<O>; readonly positionals: readonly string[] } {
  const kinds: Readonly<Record<string, OptionKind>> = { ...COMMON, ...options }
  const { values, tokens, positionals: found } = parse(args, kinds)
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (kinds[token.name] === 'value' && seen.has(token.name)) {
      throw argumentInvalid(l10n.t('The option --{0} is given twice. Give it once.', token.name))
    }
    seen.add(token.name)
  }
  if (found.length < positionals.min) throw argumentInvalid(l10n.t('An argument is missing. Add --help to see which.'))
  if (found.length > positionals.max) throw argumentInvalid(l10n.t('There is an argument too many. Add --help to see which are known.'))
  const read = Object.entries(kinds).map(([name, kind]) => [name, values[name] ?? (kind === 'flag' ? false : kind === 'values' ? [] : undefined)])
  return { values: Object.fromEntries(read) as Values<O>, positionals: found }
}

function parse(args: readonly string[], kinds: Readonly<Record<string, OptionKind>>) {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' as const : 'string' as const, multiple: kind === 'values' }]),
  )
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true, tokens: true })
  } catch (error) {
    // Node's own sentences repeat what was given, which may be a secret.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw argumentInvalid(l10n.t('An option is not known here. Add --help to see those that are.'))
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw argumentInvalid(l10n.t('An option lacks its value, or has one it does not take. A value that begins with a hyphen is joined by =.'))
    }
    throw argumentInvalid(l10n.t('The arguments could not be read. Add --help to see those that are known.'))
  }
}

/** The value of an option with a closed list of values. Throws `argument.invalid`. */
export function oneOf<const T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw argumentInvalid(l10n.t('The option {0} takes one of these: {1}.', option, known.join(', ')))
  return found
}

/** The seconds of an option, as milliseconds: above 0, a day at most. Throws `argument.invalid`. */
export function secondsAsMs(option: string, value: string): number {
  const seconds = /^\d{1,5}(?:\.\d{1,3})?$/.test(value) ? Number(value) : NaN
  if (!(seconds > 0 && seconds <= 86_400)) throw argumentInvalid(l10n.t('The option {0} takes a number of seconds above 0, 86400 at most.', option))
  return Math.max(1, Math.round(seconds * 1000))
}
