import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { generatePowerShell } from '../../src/core/powershell/generate.ts'
import { SCRIPTS } from '../../src/core/powershell/scripts/registry.ts'
import type { Profile } from '../../src/core/profiles/profile.ts'
import { appOnlyProfile, NONCE, OWN_CLOUD } from '../unit/core/powershell/app-only-profile.ts'
import { allowedText, HOSTILE_TEXTS } from '../unit/core/powershell/hostile-values.ts'
import { pwshOrSkip } from './find-pwsh.ts'
import { startScriptInspector, type Inspection, type ScriptInspector } from './script-inspector.ts'

const REFERENCE = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'unit', 'core', 'powershell', 'cmdlet-reference.json'), 'utf8')) as Record<
  string,
  { readonly parameters: string } | undefined
>
const COMMON = ['ErrorAction', 'WhatIf', 'Confirm']

/** A profile with one text at every place that a script takes a text from. */
const filledWith = (text: string): Profile =>
  appOnlyProfile({ name: text, tenantId: text, clientId: text, mailboxes: [`a${text}`, `b${text}`].map((address) => ({ address, imap: true, smtp: true })) })

describe('generatePowerShell, read by PowerShell\'s parser', () => {
  let inspector: ScriptInspector

  before(async function () {
    // A first run may install PowerShell.
    this.timeout(200_000)
    inspector = startScriptInspector(await pwshOrSkip(this))
  })
  after(async () => {
    // Skipped: nothing was started.
    await (inspector as ScriptInspector | undefined)?.close()
  })

  for (const { id, snippet } of SCRIPTS) {
    describe(id, () => {
      const valuesOf = async (profile: Profile): Promise<readonly Inspection[]> => {
        const text = generatePowerShell(profile, { script: id, nonce: NONCE })
        return [await inspector.inspect(text, 'file'), await inspector.inspect(text, 'windows-powershell')]
      }

      it('is one tree, and the values come out exactly, whatever they are and whichever PowerShell reads it', async () => {
        const [plain] = await valuesOf(filledWith('x'))
        assert.ok(plain)
        const check = async (text: string): Promise<void> => {
          for (const found of await valuesOf(filledWith(text))) {
            assert.deepEqual(found.errors, [])
            assert.equal(found.shape, plain.shape)
            assert.equal(found.values['clientId'], text)
            assert.equal(found.values['tenantId'], text)
            if ('displayName' in found.values) assert.equal(found.values['displayName'], text)
            if ('mailboxes' in found.values) assert.deepEqual(found.values['mailboxes'], [`a${text}`, `b${text}`])
          }
        }
        for (const text of HOSTILE_TEXTS) await check(text)
        await fc.assert(fc.asyncProperty(allowedText, check), { numRuns: 25 })
      })

      it('takes switches, nothing and lists of any length', async () => {
        for (const useDevice of [true, false]) {
          const mailboxes = [{ address: 'one@contoso.example', imap: true, smtp: true }]
          const text = generatePowerShell(appOnlyProfile({ tenantId: undefined, mailboxes }), { script: id, nonce: NONCE, useDevice })
          const { errors, values } = await inspector.inspect(text, 'file')
          assert.deepEqual(errors, [])
          assert.equal(values['useDevice'], useDevice)
          assert.equal(values['practice'], false)
          assert.equal(values['tenantId'], null)
          assert.equal(values['nonce'], NONCE)
          if ('mailboxes' in values) assert.deepEqual(values['mailboxes'], ['one@contoso.example'])
        }
      })

      it('uses no syntax that Windows PowerShell 5.1 lacks', async () => {
        for (const found of await valuesOf(appOnlyProfile())) assert.deepEqual(found.newSyntax, [])
      })

      it('calls Microsoft\'s cmdlets by name, with parameters of the reference alone, and each stops at an error', async () => {
        const [found] = await valuesOf(appOnlyProfile())
        const calls = found?.commands.filter(({ name }) => name !== null && REFERENCE[name]) ?? []
        assert.ok(calls.length > 5)
        for (const { name, parameters } of calls) {
          const known = [...(REFERENCE[name ?? '']?.parameters.split(' ') ?? []), ...COMMON]
          for (const parameter of parameters) assert.ok(known.includes(parameter), `${name} has no -${parameter}`)
          assert.ok(parameters.includes('ErrorAction'), name ?? '')
        }
        assert.ok(!found?.commands.some(({ name }) => name === null), 'a command has no constant name')
      })

      if (snippet) {
        it('has a snippet that is one command, keeps its shape and gives the values exactly', async () => {
          const inspectSnippet = (profile: Profile): Promise<Inspection> => inspector.inspect(generatePowerShell(profile, { script: id, form: 'snippet' }), 'file')
          const plain = await inspectSnippet(filledWith('x'))
          for (const text of HOSTILE_TEXTS) {
            const found = await inspectSnippet(filledWith(text))
            assert.deepEqual(found.errors, [])
            assert.equal(found.shape, plain.shape)
            assert.ok(found.commands.some(({ strings }) => strings.includes(text) || strings.includes(`a${text}`)))
          }
          for (const found of [plain, await inspectSnippet(appOnlyProfile({ cloud: OWN_CLOUD }))]) {
            for (const { name, parameters } of found.commands) assert.ok(name === '{}' || parameters.includes('ErrorAction'), name ?? '')
          }
        })
      }
    })
  }
})
