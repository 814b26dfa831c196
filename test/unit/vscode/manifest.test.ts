import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMMAND_IDS, fullId } from '../../../src/vscode/commands/command-id.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const words = (file: string): Readonly<Record<string, string>> => JSON.parse(read(file)) as Record<string, string>

interface Manifest {
  readonly activationEvents: readonly string[]
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[]
    readonly menus: { readonly commandPalette: readonly { readonly command: string }[] }
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> }
  }
}

describe('package.json', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest

  it('contributes exactly the commands that are registered', () => {
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), COMMAND_IDS.map(fullId).sort())
  })

  it('takes every word from package.nls.json, which has no other, and the German has them all', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key)
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words('package.nls.json')).sort())
    assert.deepEqual(Object.keys(words('package.nls.de.json')).sort(), Object.keys(words('package.nls.json')).sort())
  })

  it('keeps the links of a text in its translation', () => {
    const links = (text = ''): readonly string[] => text.match(/\(command:[^)]+\)/g) ?? []
    const german = words('package.nls.de.json')
    for (const [key, text] of Object.entries(words('package.nls.json'))) assert.deepEqual(links(german[key]), links(text), key)
  })

  it('lets no workspace set a setting, and activates by nothing but its view and commands', () => {
    for (const { scope } of Object.values(manifest.contributes.configuration.properties)) assert.equal(scope, 'machine')
    assert.deepEqual(manifest.activationEvents, [])
  })
})
