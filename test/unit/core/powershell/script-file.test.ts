import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatePowerShell } from '../../../../src/core/powershell/generate.ts'
import { readScriptFile } from '../../../../src/core/powershell/script-file.ts'
import { SCRIPTS } from '../../../../src/core/powershell/scripts/registry.ts'
import { appOnlyProfile } from './app-only-profile.ts'

interface ReferencedCmdlet {
  readonly writes: boolean
  readonly prompts: boolean
  readonly parameters: string
}

const REFERENCE = new Map(
  Object.entries(JSON.parse(readFileSync(join(import.meta.dirname, 'cmdlet-reference.json'), 'utf8')) as Record<string, ReferencedCmdlet>),
)
const COMMON = ['ErrorAction', 'WhatIf', 'Confirm']
/** PowerShell's own, there in 5.1 and 7 alike. */
const BUILT_IN = ['Write-Host', 'Write-Progress', 'Read-Host', 'Get-Command', 'Get-Module', 'Import-Module', 'ConvertTo-Json', 'Where-Object', 'Group-Object']

const regions = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^#region (.+)\n([\s\S]*?)\n#endregion$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']))

const names = (region: string): readonly string[] => [...region.matchAll(/^\$(\w+) = /gm)].map((match) => match[1] ?? '')

/** The lines of code, a command that runs over a pipe's line end joined, without comments and the contents of strings. */
const codeLines = (text: string): readonly string[] =>
  text.replace(/<#[\s\S]*?#>/, '').replace(/'(?:[^'\n]|'')*'/g, `''`).replace(/^\s*#.*$/gm, '').split('\n')

const commandsOf = (line: string): readonly { readonly name: string; readonly text: string }[] =>
  [...line.matchAll(/(?<![\w-])([A-Z][a-z]+-[A-Z]\w+)([^|;{}]*)/g)].map((match) => ({ name: match[1] ?? '', text: match[2] ?? '' }))

/** Names of the parameters given; a nested command's are cut off, and operators are lower case in our scripts. */
const parametersOf = (text: string): readonly string[] =>
  [...text.replace(/\([^()]*\)/g, '()').matchAll(/ -([A-Z]\w+)/g)].map((match) => match[1] ?? '')

for (const script of SCRIPTS) {
  describe(`readScriptFile: ${script.id}`, () => {
    const text = readScriptFile(script.id)
    const commands = codeLines(text).flatMap(commandsOf)
    const exchange = commands.filter(({ name }) => REFERENCE.has(name))

    it('is ASCII with plain line feeds, and ends in one', () => assert.match(text, /^[\x20-\x7e\n]*[^\n]\n$/))

    it('says at its top what it does, which role it needs and how to undo it', () => {
      assert.match(text, /^<#\n\.SYNOPSIS\n\S/)
      const help = text.slice(0, text.indexOf('#>'))
      for (const part of [/\n\.DESCRIPTION\n\S/, /\nRole needed: \S/, /\nTo undo it: \S|changes nothing at all/, /-WhatIf/]) assert.match(help, part)
    })

    it('takes no parameter but those of ShouldProcess', () => assert.match(text, /\n#>\n\[CmdletBinding\(SupportsShouldProcess\)\]\nparam\(\)\n\n#region values\n/))

    it('declares in its region what the generator fills in, in that order', () => {
      const made = generatePowerShell(appOnlyProfile({ flow: script.flows[0] ?? 'user' }), { script: script.id })
      assert.deepEqual(names(regions(text).get('values') ?? ''), names(regions(made).get('values') ?? ''))
    })

    it('shares its shared parts byte for byte', () => {
      for (const other of SCRIPTS) {
        const theirs = regions(readScriptFile(other.id))
        for (const [name, body] of regions(text)) if (name !== 'values' && theirs.has(name)) assert.equal(body, theirs.get(name))
      }
      assert.ok(regions(text).has('shared: steps and result'))
    })

    it('uses Microsoft\'s cmdlets with parameters of the reference alone', () => {
      const own = new Set([...text.matchAll(/^function ([\w-]+)/gm)].map((match) => match[1]))
      assert.ok(exchange.length > 5)
      for (const { name, text: given } of commands) {
        assert.ok(REFERENCE.has(name) || own.has(name) || BUILT_IN.includes(name), `${name} is in no reference`)
        const known = REFERENCE.get(name)?.parameters.split(' ')
        for (const parameter of parametersOf(given)) assert.ok(!known || [...known, ...COMMON].includes(parameter), `${name} has no -${parameter}`)
      }
      const splatted = [...text.matchAll(/\$options\.(\w+) = /g)].map((match) => match[1] ?? '')
      for (const parameter of splatted) assert.ok(REFERENCE.get('Connect-ExchangeOnline')?.parameters.split(' ').includes(parameter))
    })

    it('stops at the first error of each such call, and hands -WhatIf on to each that writes', () => {
      for (const { name, text: given } of exchange) {
        assert.match(given, / -ErrorAction Stop/, name)
        if (REFERENCE.get(name)?.writes) assert.match(given, / -WhatIf:\$WhatIfPreference/, name)
        if (REFERENCE.get(name)?.prompts) assert.match(given, / -Confirm:/, name)
      }
    })

    it('puts no value into a string, and no parameter is given by position', () => {
      assert.doesNotMatch(codeLines(text).join('\n'), /"/)
      for (const { name, text: given } of exchange) assert.doesNotMatch(given, /^ +\$/, name)
    })

    it('loads one module alone', () => {
      const other = script.module === 'ExchangeOnlineManagement' ? /MgGraph|Microsoft\.Graph/ : /ExchangeOnline/
      if (script.module !== 'both') assert.doesNotMatch(text, other)
    })
  })
}
