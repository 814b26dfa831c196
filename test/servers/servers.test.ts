import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import type { Profile } from '../../src/core/profiles/profile.ts'
import type { ReportResult } from '../../src/core/reports/report.ts'
import { runReport } from '../../src/core/reports/run-report.ts'
import { Secret } from '../../src/core/secret.ts'
import { Vault } from '../../src/core/secrets/vault.ts'
import { trustFor } from '../../src/core/trust.ts'
import { createAuthority, type IssuedCertificate } from '../../src/practice/certificates.ts'
import { startPracticeTenant, type PracticeTenant } from '../../src/practice/start.ts'
import { skip } from '../skip.ts'
import { practiceContext } from '../unit/core/checks/practice-context.ts'
import { fakeHost } from '../unit/fakes.ts'
import { whyNoDovecot, type Dovecot } from './dovecot.ts'
import { dovecotFor, localhost, MAILBOX, postfixFor } from './mail-servers.ts'
import { whyNoPostfix, type Postfix } from './postfix.ts'
import { isFree, livingMembers } from './server-process.ts'

const HOUR_MS = 3600 * 1000
/** A port where nobody listens, for a server that a test leaves out */
const NOBODY = 9

interface Run {
  readonly imap: ReportResult
  readonly smtp: ReportResult
}

interface RunOptions {
  readonly imapPort?: number
  readonly smtpPort?: number
  /** Whose Entra makes the token; default the one that the mail servers ask */
  readonly tokensFrom?: PracticeTenant
  readonly onResult?: (result: ReportResult) => void
}

interface Wire {
  readonly stage: string
  readonly command?: string
  readonly reply?: string
  readonly error?: string
}

const wireOf = ({ evidence }: ReportResult): readonly Wire[] => evidence.filter((entry) => entry.kind === 'imap' || entry.kind === 'smtp')
const lastReply = (result: ReportResult, stage: string): string | undefined => wireOf(result).findLast((entry) => entry.stage === stage && entry.reply !== undefined)?.reply

describe('mail servers that are not ours', () => {
  const authority = createAuthority()
  let clockAheadMs = 0
  let practice: PracticeTenant
  let dovecot: Dovecot

  before(async function () {
    const reason = await whyNoDovecot()
    if (reason !== undefined) skip(this, reason)
    practice = await startPracticeTenant({ now: () => new Date(Date.now() + clockAheadMs) })
    dovecot = await dovecotFor(practice, localhost(authority))
  })

  afterEach(function () {
    clockAheadMs = 0
    if (this.currentTest?.state === 'failed') console.log(dovecot.log())
  })

  after(async () => {
    // Undefined where the suite is skipped.
    await (dovecot as Dovecot | undefined)?.stop()
    await (practice as PracticeTenant | undefined)?.close()
  })

  /** The mail checks of the app-only profile, with the mail servers in the place of the practice tenant's own. */
  async function check({ imapPort = NOBODY, smtpPort = NOBODY, tokensFrom = practice, onResult }: RunOptions): Promise<Run> {
    const [given] = tokensFrom.document.profiles
    const cloud = { ...given.cloud, imap: { host: 'localhost', port: imapPort }, smtp: { host: 'localhost', port: smtpPort } }
    const profile: Profile = { ...given, cloud, mailboxes: [{ address: MAILBOX, imap: imapPort !== NOBODY, smtp: smtpPort !== NOBODY }] }
    const host = fakeHost()
    const vault = new Vault(host)
    await vault.setClientSecret(profile, new Secret(tokensFrom.secrets[given.id] ?? ''))
    const trust = trustFor(profile, `${tokensFrom.caPem}${authority.caPem}`)
    const { results } = await runReport(profile, { host, vault, trust, signal: new AbortController().signal, ...(onResult ? { onResult } : {}) })
    const of = (id: string): ReportResult => results.find((result) => result.check === id) ?? { check: 'exchange.imap', status: 'skip', summary: 'left out', durationMs: 0, evidence: [] }
    return { imap: of('exchange.imap'), smtp: of('exchange.smtp') }
  }

  /** Lets two hours go by between the token and its use. */
  const expireToken = ({ check: id }: ReportResult): void => {
    if (id === 'entra.client') clockAheadMs = 2 * HOUR_MS
  }

  /** A refusal in words that are not Exchange's: seen and shown, at its stage, and no cause named as certain. */
  function assertRefused(result: ReportResult, reply: RegExp): void {
    assert.equal(result.status, 'fail')
    assert.match(lastReply(result, 'auth') ?? '', reply)
    assert.match(result.summary, /answered at stage auth/)
    assert.deepEqual(wireOf(result).filter(({ error }) => error !== undefined), [])
    assert.notEqual(result.problem?.certainty, 'certain', result.problem?.id)
  }

  const certificates: readonly (readonly [what: string, problem: string, certificate: () => IssuedCertificate])[] = [
    ['has expired', 'tls.expired', () => authority.issue({ names: ['localhost'], notAfter: new Date(Date.now() - HOUR_MS) })],
    ['names another host', 'tls.name-mismatch', () => authority.issue({ names: ['mail.practice.example'] })],
    ['comes from an authority that nobody trusts', 'tls.untrusted', () => localhost(createAuthority())],
  ]

  describe('exchange.imap, against Dovecot', () => {
    const through = async (server: Promise<Dovecot>): Promise<ReportResult> => {
      const { imapPort, stop } = await server
      return check({ imapPort }).then(({ imap }) => imap).finally(stop)
    }

    it('passes, on an opened INBOX', async () => {
      const { imap } = await check({ imapPort: dovecot.imapPort })
      assert.equal(imap.status, 'pass', imap.summary)
      assert.match(lastReply(imap, 'greeting') ?? '', /^\* OK .*AUTH=XOAUTH2.* Dovecot/)
      assert.match(lastReply(imap, 'auth') ?? '', /^\S+ OK /)
      assert.match(lastReply(imap, 'open') ?? '', /^\S+ OK \[READ-ONLY\]/)
      assert.match(dovecot.log(), /Login: user=<support@practice\.example>, method=XOAUTH2/)
    })

    it('fails at the login with the token of another tenant', async () => {
      const other = await startPracticeTenant()
      try {
        assertRefused((await check({ imapPort: dovecot.imapPort, tokensFrom: other })).imap, /^\S+ NO \[AUTHENTICATIONFAILED\]/)
      } finally {
        await other.close()
      }
    })

    it('fails at the login with a token that expires on the way', async () => {
      assertRefused((await check({ imapPort: dovecot.imapPort, onResult: expireToken })).imap, /^\S+ NO \[AUTHENTICATIONFAILED\]/)
    })

    for (const [what, problem, certificate] of certificates) {
      it(`names ${problem} where the certificate ${what}`, async () => {
        const imap = await through(dovecotFor(practice, certificate()))
        assert.deepEqual([imap.status, imap.problem?.id, imap.problem?.certainty], ['fail', problem, 'certain'])
      })
    }

    it('names exchange.xoauth2-not-offered where other logins alone are', async () => {
      const imap = await through(dovecotFor(practice, localhost(authority), 'plain'))
      assert.deepEqual([imap.status, imap.problem?.id, imap.problem?.certainty], ['fail', 'exchange.xoauth2-not-offered', 'certain'])
    })
  })

  describe('exchange.smtp, against Postfix', () => {
    let postfix: Postfix
    const reason = whyNoPostfix()

    before(async () => {
      if (reason === undefined) postfix = await postfixFor(dovecot, localhost(authority))
    })

    beforeEach(function () {
      if (reason !== undefined) skip(this, reason)
    })

    afterEach(function () {
      if (this.currentTest?.state === 'failed') console.log(postfix.log())
    })

    after(() => (postfix as Postfix | undefined)?.stop())

    const through = async (server: Promise<Postfix>): Promise<ReportResult> => {
      const { smtpPort, stop } = await server
      return check({ smtpPort }).then(({ smtp }) => smtp).finally(stop)
    }

    it('passes, on 235 to its AUTH', async () => {
      const { imap, smtp } = await check({ imapPort: dovecot.imapPort, smtpPort: postfix.smtpPort })
      assert.deepEqual([imap.status, smtp.status], ['pass', 'pass'], smtp.summary)
      assert.match(lastReply(smtp, 'greeting') ?? '', /^220 localhost ESMTP Postfix/)
      assert.match(lastReply(smtp, 'auth') ?? '', /^235 2\.7\.0 /)
      assert.equal(smtp.evidence.some((entry) => entry.kind === 'tls' && entry.error === undefined), true)
    })

    it('fails at the login with the token of another tenant', async () => {
      const other = await startPracticeTenant()
      try {
        assertRefused((await check({ smtpPort: postfix.smtpPort, tokensFrom: other })).smtp, /^535 5\.7\.8 /)
      } finally {
        await other.close()
      }
    })

    it('fails at the login with a token that expires on the way', async () => {
      assertRefused((await check({ smtpPort: postfix.smtpPort, onResult: expireToken })).smtp, /^535 5\.7\.8 /)
    })

    for (const [what, problem, certificate] of certificates) {
      it(`names ${problem} where the certificate ${what}`, async () => {
        const smtp = await through(postfixFor(dovecot, certificate()))
        assert.deepEqual([smtp.status, smtp.problem?.id, smtp.problem?.certainty], ['fail', problem, 'certain'])
      })
    }

    it('names tls.starttls-missing where the server does not encrypt, and sends it no token', async () => {
      const smtp = await through(postfixFor(dovecot, localhost(authority), false))
      assert.deepEqual([smtp.status, smtp.problem?.id, smtp.problem?.certainty], ['fail', 'tls.starttls-missing', 'certain'])
      assert.equal(wireOf(smtp).some(({ command }) => command?.startsWith('AUTH')), false)
    })

    it('names exchange.xoauth2-not-offered where other logins alone are', async () => {
      const other = await dovecotFor(practice, localhost(authority), 'plain')
      const smtp = await through(postfixFor(other, localhost(authority))).finally(other.stop)
      assert.deepEqual([smtp.status, smtp.problem?.id, smtp.problem?.certainty], ['fail', 'exchange.xoauth2-not-offered', 'certain'])
    })

    it('sees a mail that it sends arrive, and wake IDLE', async () => {
      const answer = await (await practiceContext(practice)).token()
      assert.equal(answer.kind, 'token')
      const accessToken = answer.accessToken.reveal()
      const ca = authority.caPem
      const reader = new ImapFlow({ host: 'localhost', port: dovecot.imapPort, secure: true, tls: { ca }, auth: { user: MAILBOX, accessToken }, logger: false, disableAutoIdle: true })
      const sender = createTransport({ host: 'localhost', port: postfix.smtpPort, requireTLS: true, tls: { ca }, forceAuth: true, auth: { type: 'OAuth2', user: MAILBOX, accessToken } })
      try {
        await reader.connect()
        await reader.mailboxOpen('INBOX')
        const subject = `Round trip ${Date.now()}`
        const arrived = new Promise<number>((resolve) => reader.on('exists', ({ count }) => resolve(count)))
        const idle = reader.idle()
        const startMs = performance.now()
        await sender.sendMail({ from: MAILBOX, to: MAILBOX, subject, text: 'There and back.' })
        const count = await arrived
        console.log(`      sent, delivered and told to IDLE in ${Math.round(performance.now() - startMs)} ms`)
        const mail = await reader.fetchOne(String(count), { envelope: true })
        await idle
        assert.equal(mail && mail.envelope?.subject, subject)
        assert.match(postfix.log(), /to=<support@practice\.example>.*relay=127\.0\.0\.1.*status=sent/)
      } finally {
        sender.close()
        reader.close()
      }
    })

    it('leaves no process, port or folder behind, and runs beside others', async () => {
      const second = await dovecotFor(practice, localhost(authority))
      try {
        const sender = await postfixFor(second, localhost(authority))
        const run = await check({ imapPort: second.imapPort, smtpPort: sender.smtpPort }).finally(sender.stop)
        assert.deepEqual([run.imap.status, run.smtp.status], ['pass', 'pass'])
        assert.ok(livingMembers(second.pid).length > 2)
        await second.stop()
        assert.deepEqual([...livingMembers(second.pid), ...livingMembers(sender.pid)], [])
        for (const port of [second.imapPort, second.lmtpPort, second.authPort, sender.smtpPort]) assert.equal(await isFree(port), true, String(port))
        assert.deepEqual([second.folder, sender.folder].filter((folder) => existsSync(folder)), [])
        assert.ok(livingMembers(dovecot.pid).length > 2 && livingMembers(postfix.pid).length > 2)
      } finally {
        await second.stop()
      }
    })
  })
})
