import * as l10n from '@vscode/l10n'
import type { CheckId } from '../../core/checks/check-id.ts'
import { endpointsOf, isOwnCloud } from '../../core/profiles/clouds.ts'
import type { Mailbox } from '../../core/profiles/profile.ts'
import { resultRow, standingOf, type Standing } from './result-rows.ts'
import { secretRow } from './secret-row.ts'
import { STATUS_ICONS, statusWord, worstStatus } from './status-look.ts'
import { when } from './time-words.ts'
import type { Moment, ProfileView } from './tree-input.ts'
import { TreeRow } from './tree-row.ts'

/** With more mailboxes than these, those where all is well stay closed. */
const OPEN_MAILBOXES = 4

/** A profile with all its rows: its facts, each with the check that proves it, and its mailboxes. */
export function profileRow(view: ProfileView, moment: Moment): TreeRow {
  const { profile } = view
  const id = `profile/${profile.id}`
  const standings = allStandings(view)
  const opened = firstNamings(standings)
  const status = worstStatus(standings.map((standing) => standing.status))
  const description = summary(standings)
  return new TreeRow({
    id,
    label: profile.name,
    description,
    tooltip: profileTooltip(view, standings, moment),
    spoken: [profile.name, statusWord(status), description].join(', '),
    icon: STATUS_ICONS[status],
    isOpen: true,
    words: ['profile', view.live ? 'running' : 'idle', profile.flow === 'app-only' ? 'appOnly' : 'user'],
    target: { profileId: profile.id },
    children: [
      fact(id, 'flow', l10n.t('Flow'), flowWords(view), profile.flow === 'user' ? 'account' : 'server'),
      ...entraRows(id, view, opened, moment),
      secretRow(id, view, moment),
      fact(id, 'helpdesk', l10n.t('Helpdesk'), view.productName, 'comment-discussion'),
      ...profile.mailboxes.map((mailbox) => mailboxRow(id, view, mailbox, opened, moment)),
    ],
  })
}

const flowWords = ({ profile }: ProfileView): string =>
  profile.flow === 'user' ? l10n.t('signs in as the mailbox user') : l10n.t('application signs in by itself')

const fact = (id: string, key: string, label: string, description: string, icon: string): TreeRow =>
  new TreeRow({ id: `${id}/${key}`, label, description, tooltip: `${label}: ${description}`, icon: { id: icon } })

function entraRows(id: string, view: ProfileView, opened: ReadonlySet<unknown>, moment: Moment): TreeRow[] {
  const { profile } = view
  const row = (check: CheckId, label: string, known: string | undefined, words: readonly string[] = []): TreeRow => {
    const standing = standingOf(view, check)
    const target = { profileId: profile.id, check }
    return resultRow({ id: `${id}/${check}`, label, fact: known, target, words, isBusy: view.live !== undefined, isOpen: opened.has(standing.result), scripts: view.scripts }, standing, moment)
  }
  const label = l10n.t('Tenant')
  const tenant = profile.tenantId === undefined ? fact(id, 'tenant', label, l10n.t('any'), 'organization') : row('entra.tenant', label, profile.tenantId)
  if (profile.flow === 'user') return [tenant]
  const token = tokenOf(view)
  const roles = token?.roles.join(', ')
  return [
    tenant,
    row('entra.client', l10n.t('Token'), token?.exp === undefined ? undefined : tokenWords(token.exp, moment), ['token', 'appOnly']),
    row('entra.roles', l10n.t('Permissions'), roles === '' ? undefined : roles),
  ]
}

function tokenOf(view: ProfileView) {
  const { result } = standingOf(view, 'entra.client')
  return result?.evidence.findLast((evidence) => evidence.kind === 'token')
}

const tokenWords = (exp: string, moment: Moment): string =>
  Date.parse(exp) > moment.now.getTime() ? l10n.t('valid until {0}', when(exp, moment)) : l10n.t('the last one ended {0}', when(exp, moment))

const PROTOCOLS = [
  { check: 'exchange.imap', label: 'IMAP', isUsed: (mailbox: Mailbox) => mailbox.imap },
  { check: 'exchange.smtp', label: 'SMTP', isUsed: (mailbox: Mailbox) => mailbox.smtp },
] as const

const used = (mailbox: Mailbox) => PROTOCOLS.filter(({ isUsed }) => isUsed(mailbox))

function mailboxRow(id: string, view: ProfileView, mailbox: Mailbox, opened: ReadonlySet<unknown>, moment: Moment): TreeRow {
  const { profile } = view
  const here = `${id}/mailbox/${mailbox.address}`
  const target = { profileId: profile.id, mailbox: mailbox.address }
  const parts = used(mailbox).map(({ check, label }) => ({ check, label, standing: standingOf(view, check, mailbox.address) }))
  const status = worstStatus(parts.map(({ standing }) => standing.status))
  const words = parts.map(({ label, standing }) => `${label} ${statusWord(standing.status)}`).join(', ')
  return new TreeRow({
    id: here,
    label: mailbox.address,
    tooltip: `${mailbox.address}\n${words}`,
    spoken: `${mailbox.address}, ${words}`,
    icon: { ...STATUS_ICONS[status], id: status === 'running' ? STATUS_ICONS.running.id : 'mail' },
    isOpen: profile.mailboxes.length <= OPEN_MAILBOXES || status === 'fail' || status === 'warn',
    words: ['mailbox', view.live ? 'busy' : 'idle'],
    target,
    children: parts.map(({ check, label, standing }) =>
      resultRow({ id: `${here}/${check}`, label, target: { ...target, check }, isBusy: view.live !== undefined, isOpen: opened.has(standing.result), scripts: view.scripts }, standing, moment),
    ),
  })
}

function allStandings(view: ProfileView): Standing[] {
  const { profile } = view
  return [
    ...(profile.tenantId === undefined ? [] : [standingOf(view, 'entra.tenant')]),
    ...(profile.flow === 'app-only' ? [standingOf(view, 'entra.client'), standingOf(view, 'entra.roles')] : []),
    ...profile.mailboxes.flatMap((mailbox) => used(mailbox).map(({ check }) => standingOf(view, check, mailbox.address))),
  ]
}

/** The first result to name each problem: one explanation is enough where several rows have one cause. */
function firstNamings(standings: readonly Standing[]): ReadonlySet<unknown> {
  const first = new Map<string, unknown>()
  for (const { result } of standings) if (result?.problem && !first.has(result.problem.id)) first.set(result.problem.id, result)
  return new Set(first.values())
}

function profileTooltip({ profile, isPractice }: ProfileView, standings: readonly Standing[], moment: Moment): string {
  const last = standings.flatMap(({ at }) => at ?? []).sort().at(-1)
  const { authorityHost } = endpointsOf(profile)
  return [
    profile.name,
    ...(isPractice ? [l10n.t('Belongs to the practice tenant')] : []),
    ...(isOwnCloud(profile.cloud) ? [l10n.t('Own cloud: {0}', authorityHost)] : []),
    l10n.t('Application (client) ID: {0}', profile.clientId),
    last === undefined ? statusWord('unchecked') : l10n.t('Checked: {0}', when(last, moment)),
  ].join('\n')
}

function summary(standings: readonly Standing[]): string {
  const count = (...statuses: readonly Standing['status'][]): number => standings.filter(({ status }) => statuses.includes(status)).length
  const [running, failed, uncertain, passed, unchecked] = [count('running'), count('fail'), count('warn'), count('pass'), count('unchecked')]
  const skipped = count('skip')
  const done = standings.length - running - unchecked
  if (running > 0) return l10n.t('{0} of {1} checked', done, standings.length)
  if (done === 0) return statusWord('unchecked')
  if (failed > 0) return l10n.t('{0} of {1} failed', failed, done)
  if (uncertain > 0) return l10n.t('{0} of {1} not certain', uncertain, done)
  if (skipped > 0) return l10n.t('{0} passed, {1} skipped', passed, skipped)
  return l10n.t('{0} of {1} passed', passed, standings.length)
}
