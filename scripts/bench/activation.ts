import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { outFolder, root } from '../paths.ts'
import { type VSCode, findVSCode, runInHost } from '../vscode/run-in-host.ts'
import { type Figure, median } from './figure.ts'

const STARTS = 5
/** An extension under development is listed by its id. */
const OURS = 'helpdesk-oauth.helpdesk-oauth'
const THEIRS = 'Microsoft Account'

/** Runs in the extension host: activates both, shows VS Code's own table of times, and waits until it has been read. */
const ENTRY = `
import { existsSync } from 'node:fs'
import * as vscode from 'vscode'
export async function run() {
  // The window's own start is over by then, and neither is measured while others load.
  await new Promise((resolve) => setTimeout(resolve, 4000))
  for (const id of ['helpdesk-oauth.helpdesk-oauth', 'vscode.microsoft-authentication']) await vscode.extensions.getExtension(id).activate()
  await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions')
  while (!existsSync(process.env.HELPDESK_OAUTH_BENCH_DONE)) await new Promise((resolve) => setTimeout(resolve, 50))
}
`

/** Activation as VS Code itself measures it (load code and call activate), against its own microsoft-authentication in the same host. */
export async function activation(): Promise<Figure[]> {
  const vscode = await findVSCode((line) => console.error(line))
  const times: { ours: number; theirs: number }[] = []
  for (let start = 0; start < STARTS; start += 1) times.push(await measureOnce(vscode, start))
  return [
    { name: 'activation', value: Math.round(median(times.map(({ ours, theirs }) => ours / theirs)) * 1000) / 1000, unit: 'ratio', goal: 0.1, better: 'lower', against: 'vscode.microsoft-authentication', samples: STARTS },
    { name: 'activation, ours', value: median(times.map(({ ours }) => ours)), unit: 'ms', goal: null, better: 'lower', samples: STARTS },
    { name: 'activation, vscode.microsoft-authentication', value: median(times.map(({ theirs }) => theirs)), unit: 'ms', goal: null, better: 'lower', samples: STARTS },
  ]
}

async function measureOnce(vscode: VSCode, start: number): Promise<{ ours: number; theirs: number }> {
  const entry = join(outFolder, 'bench-activation.mjs')
  const done = join(outFolder, `bench-${process.pid}-${start}.done`)
  await writeFile(entry, ENTRY)
  let read: Promise<{ ours: number; theirs: number }> | undefined
  await runInHost(vscode, {
    extensionFolder: root,
    entry,
    limitMs: 60_000,
    env: { HELPDESK_OAUTH_BENCH_DONE: done },
    onOutput: () => undefined,
    onPage: (page) => {
      read = readTimes(page).finally(() => writeFile(done, ''))
      read.catch(() => undefined)
    },
  })
  if (!read) throw new Error('The window never opened')
  return read
}

async function readTimes(page: Page): Promise<{ ours: number; theirs: number }> {
  await page.setViewportSize({ width: 1400, height: 2400 })
  const time = async (name: string): Promise<number> => {
    const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: name }).first()
    const text = await row.locator('text=/Activation: \\d+ms/').first().innerText({ timeout: 30_000 })
    return Number(/(\d+)ms/.exec(text)?.[1])
  }
  return { ours: await time(OURS), theirs: await time(THEIRS) }
}
