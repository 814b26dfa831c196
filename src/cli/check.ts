import * as l10n from '@vscode/l10n'
import { CHECK_IDS, type CheckId } from '../core/checks/check-id.ts'
import type { Check } from '../core/checks/check.ts'
import { argumentInvalid } from '../core/errors.ts'
import { comparableAddress } from '../core/profiles/mail-address.ts'
import type { Profile, ProfilesDocument } from '../core/profiles/profile.ts'
import type { Report } from '../core/reports/report.ts'
import { renderTable } from '../core/reports/table.ts'
import type { Vault } from '../core/secrets/vault.ts'
import { oneOf, readArguments, secondsAsMs } from './arguments.ts'
import { createCliHost } from './cli-host.ts'
import type { Command } from './command.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { givenSecrets, type GivenSecret } from './given-secrets.ts'
import { type Io, jsonText } from './io.ts'
import { readRoots, refuseUnconfirmed } from './permission.ts'
import { documentAt, profileOf } from './read-document.ts'

const OPTIONS = {
  profile: 'values', check: 'values', mailbox: 'values', limit: 'value', 'sign-in': 'value', 'allow-host': 'values', ca: 'value', format: 'value',
  'secret-file': 'values', 'secret-stdin': 'value',
} as const

interface Plan {
  readonly profiles: readonly Profile[]
  readonly secrets: ReadonlyMap<string, GivenSecret>
  readonly ca: string | undefined
  readonly checks: readonly CheckId[] | undefined
  /** Addresses in the form of comparableAddress */
  readonly mailboxes: ReadonlySet<string> | undefined
  readonly limitMs: number | undefined
}

export const check: Command = {
  name: 'check',
  usage: [
    'DOCUMENT', '[--profile ID]…', '[--check ID]…', '[--mailbox ADDRESS]…', '[--limit SECONDS]', '[--allow-host HOST]…', '[--ca FILE]',
    '[--secret-file ID=PATH]…', '[--secret-stdin ID]', '[--format table|json]',
  ],
  describe: () => l10n.t('Does what the helpdesk will do, and says what fails and how to mend it.'),
  async run(args, io) {
    const { values, positionals } = readArguments(args, OPTIONS, { min: 1, max: 1 })
    const [path = ''] = positionals
    const format = oneOf('--format', values.format ?? 'table', ['table', 'json'])
    const checks = values.check.length > 0 ? values.check.map(checkId) : undefined
    const limitMs = values.limit === undefined ? undefined : secondsAsMs('--limit', values.limit)
    if (values['sign-in'] !== undefined) throw argumentInvalid(l10n.t('Signing in from the command line comes with a later version. Leave out --sign-in.'))
    const document = await documentAt(path, io)
    const profiles = values.profile.length > 0 ? chosen(document, values.profile) : document.profiles
    const mailboxes = wantedMailboxes(profiles, values.mailbox)
    refuseUnconfirmed(profiles, { allowedHosts: values['allow-host'], hasRoots: values.ca !== undefined })
    const ca = values.ca === undefined ? undefined : await readRoots(values.ca, io)
    const secrets = await givenSecrets(document, { files: values['secret-file'], stdin: values['secret-stdin'] }, io)
    const reports = await runAll({ profiles, secrets, ca, checks, mailboxes, limitMs }, io, (report) => {
      if (format === 'table') io.out(renderTable(report))
    })
    if (format === 'json') io.out(jsonText(reports, 2))
    return exitCodeOf(reports)
  },
}

function checkId(value: string): CheckId {
  const id = oneOf('--check', value, CHECK_IDS)
  if (id === 'exchange.round-trip') throw argumentInvalid(l10n.t('{0} sends a mail, which needs a person\'s confirmation. Run it in the extension.', id))
  return id
}

const chosen = (document: ProfilesDocument, ids: readonly string[]): readonly Profile[] => {
  const wanted = new Set(ids.map((id) => profileOf(document, id)))
  return document.profiles.filter((profile) => wanted.has(profile))
}

function wantedMailboxes(profiles: readonly Profile[], addresses: readonly string[]): ReadonlySet<string> | undefined {
  if (addresses.length === 0) return undefined
  const known = new Set(profiles.flatMap(({ mailboxes }) => mailboxes.map(({ address }) => comparableAddress(address))))
  const wanted = addresses.map(comparableAddress)
  if (wanted.some((address) => !known.has(address))) throw argumentInvalid(l10n.t('The option --mailbox names a mailbox that no chosen profile has.'))
  return new Set(wanted)
}

/** One profile after the other: two of them may share a mailbox, which takes no more than two connections. */
async function runAll(plan: Plan, io: Io, onReport: (report: Report) => void): Promise<readonly Report[]> {
  const [{ runReport }, secretsModule, { trustFor }, { CHECKS }] = await Promise.all([
    import('../core/reports/run-report.ts'), import('../core/secrets/vault.ts'), import('../core/trust.ts'), import('../core/checks/registry.ts'),
  ])
  const concerned = plan.profiles.filter((profile) => CHECKS.some((one) => isWanted(one, profile, plan)))
  if (concerned.length === 0 && plan.profiles.length > 0) throw argumentInvalid(noneApplies())
  const host = createCliHost()
  const vault = new secretsModule.Vault(host)
  const reports: Report[] = []
  try {
    for (const profile of plan.profiles) {
      if (plan.profiles.length > 1) io.note(l10n.t('Profile {0}: {1}', profile.id, concerned.includes(profile) ? profile.name : noneApplies()))
      if (!concerned.includes(profile)) continue
      await keep(vault, profile, plan.secrets.get(profile.id), io)
      const report = await runReport(profile, { host, vault, trust: trustFor(profile, plan.ca), signal: io.signal, ...selection(profile, plan) })
      reports.push(report)
      onReport(report)
    }
  } finally {
    host.close()
  }
  return reports
}

const noneApplies = (): string => l10n.t('None of these checks applies to the profile.')

function isWanted(check: Check, profile: Profile, { checks, mailboxes }: Plan): boolean {
  if (checks !== undefined && !checks.includes(check.id)) return false
  if (check.scope === 'profile') return check.applies(profile)
  return profile.mailboxes.some((mailbox) => (mailboxes === undefined || mailboxes.has(comparableAddress(mailbox.address))) && check.applies(profile, mailbox))
}

async function keep(vault: Vault, profile: Profile, given: GivenSecret | undefined, io: Io): Promise<void> {
  if (given === undefined) return
  if (profile.credential.kind === 'secret') return vault.setClientSecret(profile, given.secret)
  // A request by client secret would send the private key over the wire.
  io.note(l10n.t('Profile {0}: signing in by certificate comes with a later version; the certificate was not used.', profile.id))
}

function selection(profile: Profile, { checks, mailboxes, limitMs }: Plan) {
  const addresses = profile.mailboxes.map(({ address }) => address)
  return {
    ...(checks !== undefined && { checks }),
    ...(limitMs !== undefined && { limitMs }),
    ...(mailboxes !== undefined && { mailboxes: addresses.filter((address) => mailboxes.has(comparableAddress(address))) }),
  }
}

/** A run in which nothing passed proves nothing, even if nothing failed. */
function exitCodeOf(reports: readonly Report[]): ExitCode {
  const statuses = new Set(reports.flatMap(({ results }) => results.map(({ status }) => status)))
  if (statuses.has('fail')) return EXIT.failed
  return statuses.has('pass') ? EXIT.ok : EXIT.couldNotRun
}
