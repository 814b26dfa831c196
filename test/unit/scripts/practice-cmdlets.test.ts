import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { practiceCmdletFiles, renderCmdlets } from '../../../scripts/practice-cmdlets.ts'

const root = join(import.meta.dirname, '..', '..', '..')

describe('practiceCmdletFiles', () => {
  it('are committed as they are made', () => {
    for (const [file, text] of practiceCmdletFiles()) {
      assert.equal(readFileSync(join(root, 'practice-modules', file), 'utf8'), text, `${file}: run npx tsx scripts/practice-cmdlets.ts`)
    }
  })

  it('offer each cmdlet with exactly the parameters of the reference that scripts are held against', () => {
    const reference = JSON.parse(readFileSync(join(root, 'test/unit/core/powershell/cmdlet-reference.json'), 'utf8')) as Record<string, { parameters: string; writes: boolean }>
    for (const text of practiceCmdletFiles().values()) {
      for (const [, name = '', body = ''] of text.matchAll(/^function (\S+) \{([\s\S]*?)^\}/gm)) {
        const offered = [...body.matchAll(/\]\$(\w+),?$/gm)].map((match) => match[1])
        const writes = body.includes('SupportsShouldProcess')
        assert.deepEqual([...offered, ...(writes ? ['Confirm', 'WhatIf'] : [])].sort(), reference[name]?.parameters.split(' ').filter(Boolean).sort(), name)
        assert.equal(writes, reference[name]?.writes, name)
      }
    }
  })
})

describe('renderCmdlets', () => {
  it('writes parameter sets, positions, aliases, types, enumerations and prompts as the reference has them', () => {
    const text = renderCmdlets({
      'Remove-Thing': {
        supportsShouldProcess: true,
        promptsByDefault: true,
        parameterSets: [
          { name: 'ById', default: true, parameters: { Identity: { type: 'ThingIdParameter', mandatory: true, position: 1 }, Force: { type: 'SwitchParameter' } } },
          { name: 'All', parameters: { All: { type: 'Boolean', mandatory: true, aliases: ['Every'] }, OutputType: { type: 'OutputType' } } },
        ],
      },
    })
    assert.equal(
      text,
      [
        '# Made by scripts/practice-cmdlets.ts from practice-modules/cmdlets.json; do not edit.',
        '',
        'function Remove-Thing {',
        `  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'ById', SupportsShouldProcess, ConfirmImpact = 'High')]`,
        '  param(',
        `    [Parameter(ParameterSetName = 'ById', Mandatory, Position = 1)][object]$Identity,`,
        `    [Parameter(ParameterSetName = 'ById')][switch]$Force,`,
        `    [Parameter(ParameterSetName = 'All', Mandatory)][Alias('Every')][bool]$All,`,
        `    [Parameter(ParameterSetName = 'All')][ValidateSet('Hashtable', 'HttpResponseMessage', 'Json', 'PSObject')][object]$OutputType`,
        '  )',
        `  & $answers['Remove-Thing'] $PSCmdlet $PSBoundParameters`,
        '}',
        '',
      ].join('\n'),
    )
  })
})
