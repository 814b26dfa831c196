import * as vscode from 'vscode'
import { CHECK_IDS, type CheckId } from '../../core/checks/check-id.ts'
import { argumentInvalid } from '../../core/errors.ts'

/** A string that must be there. `what` names it in the sentence. Throws `argument.invalid`. */
export function textArgument(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw argumentInvalid(vscode.l10n.t('The command needs {0} as text.', what))
}

/** The id of a profile. Throws `argument.invalid`. */
export const idArgument = (value: unknown): string => textArgument(value, vscode.l10n.t('the id of a profile'))

/** The options of a call, with these keys and no others. Throws `argument.invalid`. */
export function optionsArgument<K extends string>(value: unknown, keys: readonly K[]): { readonly [key in K]?: unknown } {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw argumentInvalid(vscode.l10n.t('The options of a command are an object.'))
  if (Object.keys(value).some((key) => !(keys as readonly string[]).includes(key))) {
    throw argumentInvalid(vscode.l10n.t('The command knows these options alone: {0}.', keys.join(', ')))
  }
  return value
}

/** True or false; false where nothing is given. Throws `argument.invalid`. */
export function flagArgument(value: unknown, name: string): boolean {
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  throw argumentInvalid(vscode.l10n.t('The option {0} is true or false.', name))
}

/** One of a few words; undefined where nothing is given. Throws `argument.invalid`. */
export function choiceArgument<T extends string>(value: unknown, choices: readonly T[], name: string): T | undefined {
  if (value === undefined) return undefined
  const choice = choices.find((entry) => entry === value)
  if (choice === undefined) throw argumentInvalid(vscode.l10n.t('The option {0} is one of {1}.', name, choices.join(', ')))
  return choice
}

/** A list of texts; undefined where nothing is given. Throws `argument.invalid`. */
export function listArgument(value: unknown, name: string): readonly string[] | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string')) return value
  throw argumentInvalid(vscode.l10n.t('The option {0} is a list of texts, at least one.', name))
}

/** Check ids; undefined where nothing is given. Throws `argument.invalid` for one that does not exist. */
export function checksArgument(value: unknown): readonly CheckId[] | undefined {
  return listArgument(value, 'checks')?.map((id) => {
    const known = CHECK_IDS.find((entry) => entry === id)
    if (known === undefined) throw argumentInvalid(vscode.l10n.t('There is no such check. These exist: {0}.', CHECK_IDS.join(', ')))
    return known
  })
}
