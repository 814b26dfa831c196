import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { givenSecrets } from '../../../src/cli/given-secrets.ts'
import type { Io } from '../../../src/cli/io.ts'
import { sampleProfile } from '../core/profiles/sample-profile.ts'
import { withFolder } from './run-cli.ts'

describe('givenSecrets', () => {
  const document = { version: 1 as const, profiles: [sampleProfile({ id: 'support.de' }), sampleProfile({ id: 'Sales' })] }
  const io = (env: Record<string, string>, stdin = ''): Io => ({
    out: () => undefined, note: () => undefined, env, stdin: Readable.from([Buffer.from(stdin)]), signal: new AbortController().signal,
  })
  const values = async (files: string[], stdin: string | undefined, around: Io): Promise<unknown> =>
    Object.fromEntries([...await givenSecrets(document, { files, stdin }, around)].map(([id, { secret, passphrase }]) => [id, [secret.reveal(), passphrase?.reveal()]]))

  it('reads variables, and takes an empty one for none', async () => {
    assert.deepEqual(await values([], undefined, io({ HELPDESK_OAUTH_SECRET_SUPPORT_DE: 'a', HELPDESK_OAUTH_PASSPHRASE_SUPPORT_DE: 'p', HELPDESK_OAUTH_SECRET_SALES: '' })), { 'support.de': ['a', 'p'] })
  })

  it('prefers what an option names, and takes one line end off', async () => {
    await withFolder(async (write) => {
      const file = await write('f', 'from=file\n\r\n')
      const env = { HELPDESK_OAUTH_SECRET_SUPPORT_DE: 'a' }
      assert.deepEqual(await values([`support.de=${file}`], 'sales', io(env, 'from stdin\n')), { 'support.de': ['from=file\n', undefined], Sales: ['from stdin', undefined] })
    })
  })
})
