import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.ts'

interface Parameter {
  readonly type: string
  readonly mandatory?: boolean
  /** Its rank among the positional ones, as in the reference */
  readonly position?: number
  readonly aliases?: readonly string[]
}

export interface Cmdlet {
  readonly supportsShouldProcess: boolean
  readonly promptsByDefault: boolean
  readonly parameterSets: readonly { readonly name: string; readonly default?: boolean; readonly parameters: Readonly<Record<string, Parameter>> }[]
}

interface CmdletData {
  /** Cmdlets by the file they are written to, relative to practice-modules/ */
  readonly files: Readonly<Record<string, Readonly<Record<string, Cmdlet>>>>
}

/** Types that PowerShell itself knows; Exchange's own become `object`, as in Exchange's proxy functions. */
const POWERSHELL_TYPES: Readonly<Record<string, string>> = {
  'String': 'string',
  'String[]': 'string[]',
  'MailboxRights[]': 'string[]',
  'RecipientTypeDetails[]': 'string[]',
  'SwitchParameter': 'switch',
  'Boolean': 'bool',
  'Double': 'double',
  'UInt32': 'uint32',
  'Uri': 'uri',
  'IDictionary': 'System.Collections.IDictionary',
  'SecureString': 'securestring',
  'PSCredential': 'pscredential',
}

/**
 * The members of the enumerations in Microsoft's local cmdlets, as their pages name them: any other value fails to bind. The
 * enumerations of the cmdlets that appear after connecting are Exchange's own affair, so a wrong value is its error.
 */
const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  ExchangeEnvironment: ['O365China', 'O365Default', 'O365GermanyCloud', 'O365USGovDoD', 'O365USGovGCCHigh'],
  LogLevel: ['All', 'Default'],
  ContextScope: ['CurrentUser', 'Process'],
  GraphRequestMethod: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  OutputType: ['Hashtable', 'HttpResponseMessage', 'Json', 'PSObject'],
}

/** An attribute with quoted arguments, or nothing where there are none. */
const attribute = (name: string, values: readonly string[] = []): string =>
  values.length === 0 ? '' : `[${name}(${values.map((text) => `'${text}'`).join(', ')})]`

/** The parameter set that stands for all of them, where a cmdlet has but one. */
const ONLY_SET = '(All)'

function renderParameter(name: string, cmdlet: Cmdlet): string {
  const uses = cmdlet.parameterSets.filter((set) => name in set.parameters)
  const attributes = uses.map((set) => {
    const { mandatory, position } = set.parameters[name] ?? { type: '' }
    const settings = [
      ...(set.name === ONLY_SET ? [] : [`ParameterSetName = '${set.name}'`]),
      ...(mandatory === true ? ['Mandatory'] : []),
      ...(position === undefined ? [] : [`Position = ${position}`]),
    ]
    return `[Parameter(${settings.join(', ')})]`
  })
  const { type = '', aliases } = uses[0]?.parameters[name] ?? {}
  return `    ${attributes.join('')}${attribute('Alias', aliases)}${attribute('ValidateSet', ENUMERATIONS[type])}[${POWERSHELL_TYPES[type] ?? 'object'}]$${name}`
}

function renderCmdlet(name: string, cmdlet: Cmdlet): string {
  const binding = [
    'PositionalBinding = $false',
    ...cmdlet.parameterSets.filter((set) => set.default).map((set) => `DefaultParameterSetName = '${set.name}'`),
    ...(cmdlet.supportsShouldProcess ? ['SupportsShouldProcess', `ConfirmImpact = '${cmdlet.promptsByDefault ? 'High' : 'Medium'}'`] : []),
  ]
  const names = [...new Set(cmdlet.parameterSets.flatMap((set) => Object.keys(set.parameters)))]
  return [
    `function ${name} {`,
    `  [CmdletBinding(${binding.join(', ')})]`,
    '  param(',
    names.map((parameter) => renderParameter(parameter, cmdlet)).join(',\n'),
    '  )',
    `  & $answers['${name}'] $PSCmdlet $PSBoundParameters`,
    '}',
  ].filter((line) => line !== '').join('\n')
}

/**
 * Functions with the parameter sets of the reference, so that a wrong parameter is an error as it is with Microsoft's module.
 * Each hands itself and what it was given to the script block of its name in `$answers`.
 */
export const renderCmdlets = (cmdlets: Readonly<Record<string, Cmdlet>>): string =>
  [
    '# Made by scripts/practice-cmdlets.ts from practice-modules/cmdlets.json; do not edit.',
    ...Object.entries(cmdlets).map(([name, cmdlet]) => renderCmdlet(name, cmdlet)),
  ].join('\n\n') + '\n'

/** Every generated file with its text, paths relative to practice-modules/. */
export function practiceCmdletFiles(): ReadonlyMap<string, string> {
  const data = JSON.parse(readFileSync(join(root, 'practice-modules', 'cmdlets.json'), 'utf8')) as CmdletData
  return new Map(Object.entries(data.files).map(([file, cmdlets]) => [file, renderCmdlets(cmdlets)]))
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [file, text] of practiceCmdletFiles()) writeFileSync(join(root, 'practice-modules', file), text)
}
