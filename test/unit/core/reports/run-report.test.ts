import assert from 'node:assert/strict'
import type { ReportOptions } from '../../../../src/core/reports/run-report.ts'
import { runReport } from '../../../../src/core/reports/run-report.ts'
import type { Profile } from '../../../../src/core/profiles/profile.ts'
import { Secret } from '../../../../src/core/secret.ts'
import { Vault } from '../../../../src/core/secrets/vault.ts'
import { trustFor } from '../../../../src/core/trust.ts'
import { type PracticeTenant, startPracticeTenant } from '../../../../src/practice/start.ts'
import { fakeHost } from '../../fakes.ts'

/** One line a result, as a person would read it: what, which mailbox, how it ended, and the problem named. */
const outline = (report: Awaited<ReturnType<typeof runReport>>): string[] =>
  report.results.map(({ check, mailbox, status, problem }) => [check, mailbox?.split('@')[0], status, problem?.id].filter((word) => word !== undefined).join(' '))

const HEALTHY = [
  'entra.tenant pass',
  'entra.client pass',
  'entra.roles pass',
  'exchange.imap support pass',
  'exchange.imap sales pass',
  'exchange.smtp support pass',
  'exchange.smtp sales pass',
]

describe('runReport', () => {
  let practice: PracticeTenant

  before(async () => {
    practice = await startPracticeTenant()
  })

  after(() => practice.close())

  const run = async (options: Partial<ReportOptions> = {}, secret: string | null = practice.secrets['practice-app-only'] ?? null) => {
    const profile = practice.document.profiles[0] as Profile
    const host = fakeHost()
    const vault = new Vault(host)
    if (secret !== null) await vault.setClientSecret(profile, new Secret(secret))
    return runReport(profile, { host, vault, trust: trustFor(profile, practice.caPem), signal: new AbortController().signal, ...options })
  }

  it('passes every check of a healthy tenant, each with its evidence', async () => {
    const report = await run()
    assert.deepEqual(outline(report), HEALTHY)
    for (const { evidence, check, durationMs } of report.results) {
      assert.ok(evidence.length > 0, check)
      assert.ok(durationMs >= 0)
    }
  })

  for (const [fault, expected] of [
    ['entra.roles-missing', ['entra.roles fail entra.roles-missing', 'exchange.imap support fail entra.roles-missing', 'exchange.smtp support fail entra.roles-missing']],
    ['exchange.principal-missing', ['exchange.imap support fail exchange.principal-missing', 'exchange.smtp support fail exchange.principal-missing']],
    ['exchange.not-connected', ['exchange.imap support fail exchange.not-connected', 'exchange.smtp support warn']],
    ['exchange.smtp-auth-disabled-org', ['exchange.imap support pass', 'exchange.smtp support fail exchange.smtp-auth-disabled-org']],
  ] as const) {
    it(`names ${fault}, and passes once it is mended`, async () => {
      practice.setFault(fault, true)
      const lines = outline(await run({ mailboxes: ['support@practice.example'] }))
      assert.deepEqual(lines.filter((line) => !line.startsWith('entra.') || !line.endsWith('pass')), expected)
      practice.setFault(fault, false)
      assert.deepEqual(outline(await run()), HEALTHY)
    })
  }

  it('names a wrong secret, and skips what needs the token', async () => {
    const report = await run({}, 'Wr0ng8Q~this-is-not-the-secret-it-wants')
    assert.equal(report.results.find(({ check }) => check === 'entra.client')?.problem?.id, 'entra.secret-invalid')
    assert.deepEqual(report.results.filter(({ check }) => check.startsWith('exchange.')).map(({ status }) => status), ['skip', 'skip', 'skip', 'skip'])
  })

  it('fails the client check, and says what to do, where no secret is stored', async () => {
    const report = await run({}, null)
    const client = report.results.find(({ check }) => check === 'entra.client')
    assert.equal(client?.status, 'fail')
    assert.match(client.summary, /Set Client Secret/)
    assert.equal(client.problem?.id, 'entra.credential-missing')
  })

  it('runs IMAP and SMTP side by side', async () => {
    const report = await run({ mailboxes: ['support@practice.example'] })
    const span = (check: string) => {
      const times = report.results.find((result) => result.check === check)?.evidence.filter(({ kind }) => kind !== 'token').map(({ at }) => Date.parse(at)) ?? []
      return { start: Math.min(...times), end: Math.max(...times) }
    }
    const imap = span('exchange.imap')
    const smtp = span('exchange.smtp')
    assert.ok(imap.start <= smtp.end && smtp.start <= imap.end)
  })

  it('tells each result as it comes', async () => {
    const seen: string[] = []
    const report = await run({ onResult: ({ check, mailbox }) => seen.push(`${check} ${mailbox ?? ''}`) })
    assert.deepEqual(seen.toSorted(), report.results.map(({ check, mailbox }) => `${check} ${mailbox ?? ''}`).toSorted())
  })

  it('refuses a mailbox that the profile does not have', async () => {
    await assert.rejects(run({ mailboxes: ['nobody@practice.example'] }), { code: 'argument.invalid' })
  })

  it('is not kept waiting by a keyring that does not answer', async () => {
    const controller = new AbortController()
    const host = fakeHost()
    const profile = practice.document.profiles[0] as Profile
    const stalled = { ...host, secrets: { ...host.secrets, get: () => new Promise<never>(() => undefined) } }
    const running = runReport(profile, { host: stalled, vault: new Vault(stalled), trust: trustFor(profile), signal: controller.signal })
    const startMs = performance.now()
    controller.abort()
    await assert.rejects(running, { code: 'cancelled' })
    assert.ok(performance.now() - startMs < 500)
  })

  it('ends in a result when the limit is over before anything began', async () => {
    const report = await run({ limitMs: 1 })
    assert.ok(report.results.length > 0)
    assert.equal(report.results.find(({ check }) => check === 'entra.client')?.status, 'fail')
  })

  it('ends as cancelled when its signal does', async () => {
    const controller = new AbortController()
    const running = run({ signal: controller.signal, onResult: () => controller.abort() })
    await assert.rejects(running, { code: 'cancelled' })
  })
})
