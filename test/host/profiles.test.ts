import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Profile, ProfilesDocument } from '../../src/core/profiles/profile.ts'
import { api, cleanUp, command, refusal, sample } from './extension.ts'

const SECRET = 'Tuv8Q~planted-canary-of-the-profiles-suite'

const tree = async (): Promise<string> => (await (await api()).inspect()).tree

describe('profiles', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hdo-profiles-'))
  })
  afterEach(cleanUp)
  after(async () => await rm(folder, { recursive: true, force: true }))

  it('are imported, shown, exported and deleted', async () => {
    const document = { version: 1, profiles: [sample('first', { name: 'First desk' }), sample('second', { name: 'Second desk' })] }
    assert.deepEqual(await command('importProfiles', document), ['first', 'second'])
    assert.match(await tree(), /"First desk"[^]*"Tenant" "contoso\.onmicrosoft\.com"[^]*"support@contoso\.com"[^]*"IMAP"[^]*"SMTP"[^]*"Second desk"/)
    const path = join(folder, 'all.helpdesk-oauth.json')
    assert.deepEqual(await command('exportProfiles', path), document)
    assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), document)
    assert.equal(await command('deleteProfile', 'first', { confirm: true }), null)
    assert.doesNotMatch(await tree(), /First desk/)
    assert.equal((await refusal('deleteProfile', 'first', { confirm: true })).code, 'profile.unknown')
    assert.deepEqual(await command('importProfiles', path, { confirm: true }), ['first', 'second'])
  })

  it('are added, edited and duplicated', async () => {
    assert.equal(await command('addProfile', sample('desk')), 'desk')
    assert.equal((await refusal('addProfile', sample('DESK'))).code, 'argument.invalid')
    const edited = await command<Profile>('editProfile', 'desk', { name: 'Renamed', tenantId: 'fabrikam.com' })
    assert.equal(edited.name, 'Renamed')
    assert.equal(edited.tenantId, 'fabrikam.com')
    const copy = await command<string>('duplicateProfile', 'desk')
    assert.notEqual(copy, 'desk')
    const { profiles } = await command<ProfilesDocument>('exportProfiles')
    assert.deepEqual(profiles.map(({ id }) => id).sort(), ['desk', copy].sort())
  })

  it('keep their secret out of export, storage and tree, and say that they have one', async () => {
    await command('addProfile', sample('desk'))
    assert.match(await tree(), /"Client secret"/)
    assert.equal(await command('setClientSecret', 'desk', SECRET, '2099-12-31'), null)
    await command('duplicateProfile', 'desk')
    const path = join(folder, 'secret.helpdesk-oauth.json')
    const seen = JSON.stringify([await command('exportProfiles', path), await (await api()).inspect(), await readFile(path, 'utf8')])
    assert.doesNotMatch(seen, /planted-canary/)
    assert.match(seen, /2099-12-31/)
  })

  it('whose document is malformed change nothing', async () => {
    await command('addProfile', sample('desk'))
    const before = JSON.stringify((await (await api()).inspect()).storage)
    const path = join(folder, 'broken.helpdesk-oauth.json')
    await writeFile(path, '{"version": 1, "profiles": [')
    const error = await refusal('importProfiles', path, { confirm: true })
    assert.equal(error.code, 'document.invalid')
    assert.equal(JSON.stringify((await (await api()).inspect()).storage), before)
  })
})
