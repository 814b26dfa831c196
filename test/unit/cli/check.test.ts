import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { Profile } from '../../../src/core/profiles/profile.ts'
import { startPracticeTenant, type PracticeTenant } from '../../../src/practice/start.ts'
import { sampleMailbox, sampleOwnCloud, sampleProfile } from '../core/profiles/sample-profile.ts'
import { type CliRun, runCli, withFolder } from './run-cli.ts'

const HOSTS = ['--allow-host', 'login.practice.example', '--allow-host', 'MAIL.practice.example']
const own = sampleProfile({ id: 'own', cloud: sampleOwnCloud })

/** Each of these ends before any connection; what connects is tested with the practice tenant. */
describe('check', () => {
  async function check(profiles: readonly Profile[], args: readonly string[], around: { env?: Record<string, string>; files?: Record<string, [string, number]>; stdin?: string } = {}): Promise<CliRun> {
    return withFolder(async (write) => {
      const paths = new Map<string, string>()
      for (const [name, [content, mode]] of Object.entries(around.files ?? {})) paths.set(name, await write(name, content, mode))
      const path = await write('d.json', JSON.stringify({ version: 1, profiles }))
      const filled = args.map((arg) => arg.replace(/@(\w+)/, (_, name: string) => paths.get(name) ?? ''))
      return runCli(['check', path, ...filled], around)
    })
  }
  const ca = { ca: [rootCertificates[0] ?? '', 0o644] as [string, number] }
  const badCa = { ca: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString(), 0o644] as [string, number] }

  it('names each missing host of an own cloud', async () => {
    const { code, stdout, stderr } = await check([own], [])
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /--allow-host login\.practice\.example --allow-host mail\.practice\.example/)
  })

  it('takes a domain for no host below it', async () => {
    const { code, stderr } = await check([own], ['--allow-host', 'practice.example', '--allow-host', 'login.practice.example', '--ca', '@ca'], { files: ca })
    assert.equal(code, 2)
    assert.match(stderr, /--allow-host mail\.practice\.example/)
    assert.equal(stderr.includes('--allow-host login'), false)
  })

  it('asks for the roots of an own cloud', async () => {
    const { code, stderr } = await check([own], HOSTS)
    assert.equal(code, 2)
    assert.match(stderr, /--ca/)
  })

  it('refuses a CA file without a certificate', async () => {
    const { code, stderr } = await check([own], [...HOSTS, '--ca', '@ca'], { files: badCa })
    assert.equal(code, 2)
    assert.match(stderr, /CERTIFICATE/)
  })

  it('refuses a helpdesk that is a metadata service', async () => {
    const { code, stderr } = await check([sampleProfile({ helpdesk: { product: 'other', url: 'http://169.254.169.254/' } })], ['--allow-host', '169.254.169.254'])
    assert.equal(code, 2)
    assert.match(stderr, /169\.254\.169\.254/)
  })

  it('prints the mistakes of a document on standard error', async () => {
    const { code, stdout, stderr } = await check([sampleProfile({ clientId: 's3cret' })], [])
    assert.deepEqual([code, stdout, stderr.includes('s3cret')], [2, '', false])
    assert.match(stderr, /^\/profiles\/0\/clientId: /)
  })

  it('asks no more than the document has: an empty one ends with 3', async () => {
    assert.deepEqual(await check([], ['--format', 'json']), { code: 3, stdout: '[]\n', stderr: '' })
  })

  const OK: [string, number] = ['s3cret-v4lue\n', 0o600]
  const refused: [string, readonly Profile[], readonly string[], { env?: Record<string, string>; files?: Record<string, [string, number]>; stdin?: string }][] = [
    ['an unknown profile', [sampleProfile()], ['--profile', 's3cret'], {}],
    ['a mailbox of nobody', [sampleProfile()], ['--mailbox', 's3cret@contoso.com'], {}],
    ['a secret for an unknown profile', [sampleProfile()], ['--secret-file', 's3cret=@f'], { files: { f: OK } }],
    ['a secret file that others may read', [sampleProfile()], ['--secret-file', 'support=@f'], { files: { f: ['s3cret-v4lue', 0o640] } }],
    ['a secret file that is not there', [sampleProfile()], ['--secret-file', 'support=/nowhere/s3cret'], {}],
    ['a secret file without a path', [sampleProfile()], ['--secret-file', 'support'], {}],
    ['an empty secret', [sampleProfile()], ['--secret-file', 'support=@f'], { files: { f: ['\r\n', 0o600] } }],
    ['a secret that is too large', [sampleProfile()], ['--secret-file', 'support=@f'], { files: { f: ['s3cret'.repeat(20_000), 0o600] } }],
    ['a secret given twice', [sampleProfile()], ['--secret-file', 'support=@f', '--secret-stdin', 'SUPPORT'], { files: { f: OK }, stdin: 's3cret' }],
    ['an empty standard input', [sampleProfile()], ['--secret-stdin', 'support'], {}],
    ['two ids with one variable', [sampleProfile({ id: 'a.b' }), sampleProfile({ id: 'a-B' })], [], { env: { HELPDESK_OAUTH_SECRET_A_B: 's3cret' } }],
  ]
  for (const [name, profiles, args, around] of refused) {
    it(`refuses ${name}`, async () => {
      const { code, stdout, stderr } = await check(profiles, args, around)
      assert.deepEqual([code, stdout, stderr.split('\n').length, stderr.includes('s3cret')], [2, '', 2, false], stderr)
    })
  }
})

describe('check of a practice tenant', function () {
  this.timeout(30_000)
  let tenant: PracticeTenant
  before(async () => (tenant = await startPracticeTenant()))
  after(() => tenant.close())

  async function check(changes: readonly Partial<Profile>[], args: readonly string[], secret = tenant.secrets['practice-app-only'] ?? ''): Promise<CliRun> {
    const [profile] = tenant.document.profiles
    const profiles = changes.map((change) => ({ ...profile, ...change }))
    return withFolder(async (write) => {
      const path = await write('d.json', JSON.stringify({ version: 1, profiles }))
      const env = Object.fromEntries(profiles.map(({ id }) => [`HELPDESK_OAUTH_SECRET_${id.toUpperCase()}`, secret]))
      return runCli(['check', path, '--allow-host', 'localhost', '--ca', await write('ca.pem', tenant.caPem), ...args], { env })
    })
  }
  const idsOf = ({ stdout }: CliRun): string[] => (JSON.parse(stdout) as { profile: string }[]).map(({ profile }) => profile)
  const reads = { id: 'reads', mailboxes: [sampleMailbox({ address: 'support@practice.example', imap: true, smtp: false })] }
  const sends = { id: 'sends', mailboxes: [sampleMailbox({ address: 'sales@practice.example', imap: false, smtp: true })] }

  it('leaves out a profile to which none of the checks applies, and says so', async () => {
    const run = await check([sends, reads], ['--check', 'exchange.imap', '--format', 'json'])
    assert.deepEqual([run.code, idsOf(run)], [0, ['reads']], run.stderr)
    assert.match(run.stderr, /^Profile sends: None of these checks/)
  })

  it('refuses checks that apply to no profile', async () => {
    const { code, stdout, stderr } = await check([sends], ['--check', 'exchange.imap'])
    assert.deepEqual([code, stdout, stderr.split('\n').length], [2, '', 2])
  })

  it('sends no private key in place of a client secret', async () => {
    const run = await check([{ ...reads, credential: { kind: 'certificate' } }], ['--check', 'entra.client', '--format', 'json'], '-----BEGIN PRIVATE KEY-----\nc4n4ry')
    assert.equal(run.code, 1)
    assert.match(run.stderr, /certificate/)
    assert.equal(/AADSTS|"http"|c4n4ry/.test(run.stdout + run.stderr), false)
  })
})
