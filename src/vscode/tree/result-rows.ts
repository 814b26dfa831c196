import * as l10n from '@vscode/l10n'
import type { CheckId } from '../../core/checks/check-id.ts'
import type { ReportResult } from '../../core/reports/report.ts'
import type { LiveRun } from '../runs/check-runs.ts'
import { STATUS_ICONS, statusWord, type RowStatus } from './status-look.ts'
import { when } from './time-words.ts'
import type { Moment, ProfileView } from './tree-input.ts'
import { TreeRow, type RowTarget } from './tree-row.ts'

/** Where a check stands: what a run under way says of it, else what was last kept. */
export interface Standing {
  readonly status: RowStatus
  readonly result?: ReportResult
  /** ISO 8601; absent while the run that found it is under way */
  readonly at?: string
}

export function standingOf({ live, results }: Pick<ProfileView, 'live' | 'results'>, check: CheckId, mailbox?: string): Standing {
  const isHere = (result: ReportResult): boolean => result.check === check && result.mailbox?.toLowerCase() === mailbox?.toLowerCase()
  if (live && covers(live, check, mailbox)) {
    const result = live.results.find(isHere)
    return result ? { status: result.status, result } : { status: 'running' }
  }
  const kept = results.find(isHere)
  return kept ? { status: kept.status, result: kept, at: kept.at } : { status: 'unchecked' }
}

const covers = ({ checks, mailboxes }: LiveRun, check: CheckId, mailbox: string | undefined): boolean =>
  (checks === undefined || checks.includes(check)) &&
  (mailbox === undefined || mailboxes === undefined || mailboxes.some((address) => address.toLowerCase() === mailbox.toLowerCase()))

/** How one check's row reads. `fact` is what the row says of itself when all is well. */
export interface ResultRow {
  readonly id: string
  readonly label: string
  readonly target: RowTarget & { readonly check: CheckId }
  readonly fact?: string | undefined
  /** Further words for menus */
  readonly words?: readonly string[]
  readonly isBusy: boolean
  /** Ids of the scripts that exist */
  readonly scripts: ReadonlySet<string>
  /** Whether the explanation of a failure is shown at first */
  readonly isOpen: boolean
}

/** A row of one check; below a failed one stand its cause, what to do, and the script. */
export function resultRow(row: ResultRow, standing: Standing, moment: Moment): TreeRow {
  const { status, result, at } = standing
  const problem = status === 'fail' ? result?.problem : undefined
  const script = problem?.script !== undefined && row.scripts.has(problem.script) ? problem.script : undefined
  const target = { ...row.target, script }
  const outcome = problem?.title ?? (status === 'fail' || status === 'warn' || status === 'skip' ? result?.summary : undefined)
  const description = outcome ?? passing(row, standing, moment)
  const time = at === undefined ? undefined : l10n.t('Checked: {0}', when(at, moment))
  return new TreeRow({
    id: row.id,
    label: row.label,
    description,
    tooltip: [result?.summary ?? `${row.label}: ${statusWord(status)}`, problem?.title, problem?.cause, time].filter(Boolean).join('\n\n'),
    spoken: [row.label, statusWord(status), outcome ?? row.fact].filter(Boolean).join(', '),
    icon: STATUS_ICONS[status],
    children: result && (status === 'fail' || status === 'warn') ? explanationRows(row.id, result, target) : [],
    isOpen: row.isOpen && problem !== undefined,
    words: ['result', ...(row.words ?? []), ...(target.script === undefined ? [] : ['script']), ...(result ? ['details'] : []), row.isBusy ? 'busy' : 'idle'],
    target,
  })
}

function passing({ fact }: ResultRow, { status, at }: Standing, moment: Moment): string {
  if (status === 'running') return statusWord(status)
  if (fact !== undefined) return fact
  return [statusWord(status), at === undefined ? undefined : when(at, moment)].filter(Boolean).join(' · ')
}

/** The cause and each remedy as sentences of their own, whole in the tooltip and, by a click, in a document. */
function explanationRows(id: string, { problem, summary }: ReportResult, target: RowTarget): TreeRow[] {
  const sentence = (key: string, text: string, icon: string, spoken: string): TreeRow =>
    new TreeRow({ id: `${id}/${key}`, label: text, tooltip: text, spoken: `${spoken}: ${text}`, icon: { id: icon }, words: ['details'], target, onClick: 'showResult' })
  if (!problem) return [sentence('summary', summary, 'info', l10n.t('Result'))]
  const script = target.script === undefined ? [] : [scriptRow(id, target.script, target)]
  return [
    sentence('cause', problem.cause, 'info', l10n.t('Cause')),
    ...problem.remedy.map((text, index) => sentence(`remedy${index}`, text, 'lightbulb', l10n.t('What to do'))),
    ...script,
  ]
}

const scriptRow = (id: string, script: string, target: RowTarget): TreeRow =>
  new TreeRow({
    id: `${id}/script`,
    label: l10n.t('Open PowerShell'),
    description: script,
    tooltip: l10n.t('Opens a PowerShell with the script at its prompt. It runs when you press Enter.'),
    icon: { id: 'terminal-powershell' },
    target,
    onClick: 'generatePowerShell',
  })
