import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { COMMAND_IDS, fullId } from '../../src/vscode/commands/command-id.ts'
import { COMMANDS } from '../../src/vscode/commands/registry.ts'
import { api, cleanUp, command, extension, refusal, sample } from './extension.ts'

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[]
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[]
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>
  }
}

describe('commands', () => {
  after(cleanUp)

  it('are the same in manifest, table and VS Code', async () => {
    const { contributes } = extension().packageJSON as Manifest
    await api()
    const expected = COMMAND_IDS.map(fullId).sort()
    assert.deepEqual(contributes.commands.map((entry) => entry.command).sort(), expected)
    assert.deepEqual(COMMANDS.map(({ id }) => fullId(id)).sort(), expected)
    const known = await vscode.commands.getCommands(true)
    assert.deepEqual(known.filter((id) => expected.includes(id)).sort(), expected)
  })

  it('stand in menus only where the manifest knows them, each with a translated title and our category', () => {
    const { contributes } = extension().packageJSON as Manifest
    const known = contributes.commands.map((entry) => entry.command)
    for (const entry of Object.values(contributes.menus).flat()) assert.ok(known.includes(entry.command), entry.command)
    for (const { title, category } of contributes.commands) {
      assert.equal(category, 'Helpdesk OAuth')
      assert.doesNotMatch(title, /%/)
    }
  })

  it('are offered where there is no profile yet: add, import and the practice tenant', async () => {
    const { contributes } = extension().packageJSON as Manifest
    const links = contributes.viewsWelcome.flatMap(({ contents }) => [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id))
    assert.deepEqual(links, ['addProfile', 'importProfiles', 'startPracticeTenant'].map((id) => `helpdeskOAuth.${id}`))
    assert.equal((await (await api()).inspect()).tree, '', 'an empty tree is where VS Code shows the welcome')
  })

  for (const id of ['editProfile', 'duplicateProfile', 'deleteProfile', 'setClientSecret', 'runChecks', 'showTokenClaims', 'generatePowerShell']) {
    it(`${id} refuses an unknown profile and an id that is no text`, async () => {
      const further = { editProfile: [{ name: 'x' }], setClientSecret: ['some secret'], generatePowerShell: ['grant-mailbox-access'] }[id] ?? []
      assert.equal((await refusal(id, 'nobody', ...further)).code, 'profile.unknown')
      assert.equal((await refusal(id, 42, ...further)).code, 'argument.invalid')
    })
  }

  it('refuses a document with a mistake whole, with its place', async () => {
    const error = await refusal('importProfiles', { version: 1, profiles: [sample('good'), { ...sample('bad'), clientId: 'no guid' }] })
    assert.equal(error.code, 'document.invalid')
    assert.deepEqual((error.details as { path: string }[]).map(({ path }) => path), ['/profiles/1/clientId'])
    assert.equal((await refusal('runChecks', 'good')).code, 'profile.unknown')
  })

  it('asks for confirmation of an own cloud, naming its hosts, and of a path', async () => {
    const cloud = { authorityHost: 'login.example.com', imap: { host: 'imap.example.com', port: 993 }, smtp: { host: 'smtp.example.com', port: 587 } }
    const error = await refusal('importProfiles', { version: 1, profiles: [sample('own', { cloud })] })
    assert.equal(error.code, 'confirmation.required')
    assert.deepEqual((error.details as { hosts: string[] }).hosts, ['login.example.com', 'imap.example.com', 'smtp.example.com'])
    assert.equal((await refusal('importProfiles', '/nowhere.json')).code, 'confirmation.required')
    assert.equal((await refusal('importProfiles', '/nowhere.json', { confirm: true })).code, 'argument.invalid')
  })

  it('refuses options that it does not know or that are of another kind', async () => {
    await command('addProfile', sample('options'))
    assert.equal((await refusal('runChecks', 'options', { check: [] })).code, 'argument.invalid')
    assert.equal((await refusal('runChecks', 'options', { checks: ['no.such'] })).code, 'argument.invalid')
    assert.equal((await refusal('runChecks', 'options', { checks: 'entra.client' })).code, 'argument.invalid')
    assert.equal((await refusal('runChecks', 'options', { mailboxes: ['else@contoso.com'] })).code, 'argument.invalid')
    assert.equal((await refusal('runChecks', 'options', { checks: ['exchange.round-trip'] })).code, 'confirmation.required')
    assert.equal((await refusal('deleteProfile', 'options')).code, 'confirmation.required')
    assert.equal((await refusal('deleteProfile', 'options', { confirm: 'yes' })).code, 'argument.invalid')
    assert.equal((await refusal('generatePowerShell', 'options', 'format-disk')).code, 'argument.invalid')
    assert.equal((await refusal('generatePowerShell', 'options', 'grant-mailbox-access', { form: 'snippet', open: 'terminal' })).code, 'argument.invalid')
    assert.equal((await refusal('editProfile', 'options')).code, 'argument.invalid')
    assert.equal((await refusal('editProfile', 'options', { clientId: 'x' })).code, 'document.invalid')
    assert.equal((await refusal('setClientSecret', 'options', '8f6c4f0e-9d3b-4a53-8e41-3a5d1a0b7c21')).code, 'argument.invalid')
    assert.equal((await refusal('setClientSecret', 'options', 'a secret', '2026-02-31')).code, 'argument.invalid')
    assert.equal((await refusal('showTokenClaims', 'options')).code, 'secret.missing')
  })
})
