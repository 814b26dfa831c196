import * as vscode from 'vscode'
import { renderTable } from '../../src/core/reports/table.ts'
import type { Report } from '../../src/core/reports/report.ts'

/** The fault that the session shows; the problem that a report must then name has the same id. */
const fault = 'exchange.not-connected'
const controlUrl = process.env['HELPDESK_OAUTH_START_CONTROL'] ?? ''

/**
 * The scripted session of `npm start -- --headless`, called by VS Code in its extension host: checks, a break, checks, the repair,
 * checks. Rejects, and VS Code exits with 1, unless all came out as it must.
 */
export async function run(): Promise<void> {
  try {
    await playSession()
  } catch (error) {
    await tell({ say: error instanceof Error ? error.message : String(error) })
    throw error
  }
}

async function playSession(): Promise<void> {
  const extension = vscode.extensions.getExtension<Exports>('helpdesk-oauth.helpdesk-oauth')
  if (extension === undefined) throw new Error('The extension is not installed in this window')
  const { practiceAdmin } = await extension.activate()
  await tell({ say: 'Starting the practice tenant …' })
  const [profile] = await vscode.commands.executeCommand<string[]>('helpdeskOAuth.startPracticeTenant')
  if (profile === undefined) throw new Error('The practice tenant brought no profile')
  await vscode.commands.executeCommand('helpdeskOAuth.profiles.focus')

  await checkAndShow(profile, 'The healthy tenant', (report) => !hasFailure(report))
  await picture('healthy-light', 'Light Modern')
  await setFault(practiceAdmin(), true)
  await checkAndShow(profile, `Broken: ${fault}`, (report) => report.results.some(({ problem }) => problem?.id === fault))
  await vscode.commands.executeCommand('helpdeskOAuth.generatePowerShell', profile, 'grant-mailbox-access', { open: 'editor' })
  await picture('broken-light', 'Light Modern')
  await picture('broken-dark', 'Dark Modern')
  await setFault(practiceAdmin(), false)
  await checkAndShow(profile, 'Mended', (report) => !hasFailure(report))
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  await picture('mended-dark', 'Dark Modern')
  await vscode.commands.executeCommand('helpdeskOAuth.stopPracticeTenant')
}

interface Exports {
  /** The practice tenant's admin endpoint while one runs */
  readonly practiceAdmin: () => { readonly url: string, readonly key: string } | undefined
}

const hasFailure = ({ results }: Report): boolean => results.length === 0 || results.some(({ status }) => status === 'fail' || status === 'warn')

async function checkAndShow(profile: string, title: string, isAsItMust: (report: Report) => boolean): Promise<void> {
  const report = await vscode.commands.executeCommand<Report>('helpdeskOAuth.runChecks', profile)
  await tell({ say: `\n${title}\n\n${renderTable(report)}` })
  if (!isAsItMust(report)) throw new Error(`${title}: the report is not as it must be`)
}

async function setFault(admin: ReturnType<Exports['practiceAdmin']>, on: boolean): Promise<void> {
  if (admin === undefined) throw new Error('The practice tenant does not run')
  const response = await fetch(new URL(`faults/${fault}`, `${admin.url.replace(/\/$/, '')}/`), {
    method: 'PUT',
    headers: { 'Authorization': `Bearer ${admin.key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ on }),
  })
  if (!response.ok) throw new Error(`The practice tenant answered ${response.status} to ${on ? 'the fault' : 'its repair'}`)
}

async function picture(name: string, theme: string): Promise<void> {
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', theme, vscode.ConfigurationTarget.Global)
  await tell({ picture: name })
}

/** Asks scripts/start.ts, outside this window, to print something or to take a picture, and waits until it is done. */
async function tell(request: { readonly say: string } | { readonly picture: string }): Promise<void> {
  const response = await fetch(controlUrl, { method: 'POST', body: JSON.stringify(request) })
  if (!response.ok) throw new Error(await response.text())
}
