import { join } from 'node:path'
import * as vscode from 'vscode'
import type { Host } from '../core/host.ts'
import type { Report } from '../core/reports/report.ts'
import { ReadOnlyDocuments } from './documents/read-only-documents.ts'
import type { RunningPractice } from './practice/running-practice.ts'
import { CheckRuns } from './runs/check-runs.ts'
import { Emitter } from './runs/emitter.ts'
import { LastReports } from './storage/last-reports.ts'
import type { Stores } from './storage/stores.ts'
import type { ScriptTerminals } from './terminal/script-terminals.ts'
import { vscodeHost } from './storage/vscode-host.ts'

/** An extension host gets 5 s to end (VS Code); after twice that it has. */
const SWEEP_AGAIN_MS = 10_000

/** What commands, tree and terminal share in one window. Made at activation, so its constructor does next to nothing. */
export class Services implements vscode.Disposable {
  readonly extension: vscode.ExtensionContext
  readonly host: Host
  readonly reports: LastReports
  readonly runs = new CheckRuns()
  readonly #changed = new Emitter<void>()
  /** Profiles, secrets, results or the practice tenant changed. */
  readonly onDidChange = this.#changed.event
  readonly #reported = new Emitter<Report>()
  /** A run's results are kept. */
  readonly onDidReport = this.#reported.event
  #stores: Promise<Stores> | undefined
  #practice: RunningPractice | undefined
  #log: vscode.LogOutputChannel | undefined
  #documents: ReadOnlyDocuments | undefined
  #terminals: Promise<ScriptTerminals> | undefined
  readonly #flights = new Map<string, Promise<unknown>>()
  readonly #owned: { dispose(): void }[] = []

  constructor(extension: vscode.ExtensionContext) {
    this.extension = extension
    this.host = vscodeHost(extension, () => this.log)
    this.reports = new LastReports(this.host.storage)
    this.own(extension.secrets.onDidChange(() => this.#changed.fire()))
    this.own(this.runs.onDidChange(() => setContext('checksRunning', this.runs.isAnyRunning)))
  }

  /** Made when the first line is written or it is asked for: at activation it would be a third of the work. */
  get log(): vscode.LogOutputChannel {
    return (this.#log ??= this.own(vscode.window.createOutputChannel('Helpdesk OAuth', { log: true })))
  }

  get documents(): ReadOnlyDocuments {
    return (this.#documents ??= this.own(new ReadOnlyDocuments()))
  }

  /** Takes ownership: the thing is disposed with the window. */
  own<T extends { dispose(): void }>(thing: T): T {
    this.#owned.push(thing)
    return thing
  }

  stores(): Promise<Stores> {
    return (this.#stores ??= this.#open())
  }

  async #open(): Promise<Stores> {
    const [{ ProfileStore }, { Vault }] = await Promise.all([import('../core/profiles/profile-store.ts'), import('../core/secrets/vault.ts')])
    const stores = { profiles: new ProfileStore(this.host.storage), vault: new Vault(this.host) }
    const { sweep } = await import('./storage/sweep.ts')
    if (await sweep(stores, this)) this.#sweepOnceMore(() => sweep(stores, this))
    const update = (): void => setContext('noProfiles', stores.profiles.list().length + stores.profiles.corrupt().length === 0)
    update()
    this.own(stores.profiles.onDidChange(() => {
      update()
      this.#changed.fire()
    }))
    return stores
  }

  /** Where the terminals' scripts lie, a folder each. */
  get runsFolder(): string {
    return join(this.extension.globalStorageUri.fsPath, 'runs')
  }

  /** The terminals, if one was ever opened. */
  get openedTerminals(): Promise<ScriptTerminals> | undefined {
    return this.#terminals
  }

  /** The process before a reload may still have been ending. What another window runs stays for the next start. */
  #sweepOnceMore(sweep: () => Promise<boolean>): void {
    const timer = setTimeout(() => void this.settled('startPracticeTenant').then(() => (this.practice ? undefined : sweep())), SWEEP_AGAIN_MS)
    this.own({ dispose: () => clearTimeout(timer) })
  }

  terminals(): Promise<ScriptTerminals> {
    return (this.#terminals ??= import('./terminal/script-terminals.ts').then(({ ScriptTerminals }) =>
      this.own(new ScriptTerminals(this.runsFolder))))
  }

  /** Runs work once at a time under a key: who comes while it is under way shares its outcome. */
  async singleFlight<T>(key: string, work: () => Promise<T>): Promise<T> {
    const flight = (this.#flights.get(key) as Promise<T> | undefined) ?? work().finally(() => this.#flights.delete(key))
    this.#flights.set(key, flight)
    return await flight
  }

  /** Resolves when no work is under way under this key. */
  async settled(key: string): Promise<void> {
    await this.#flights.get(key)?.catch(() => undefined)
  }

  get practice(): RunningPractice | undefined {
    return this.#practice
  }

  /** Resolves when VS Code shows, or hides, what depends on it. */
  async setPractice(practice: RunningPractice | undefined): Promise<void> {
    this.#practice = practice
    this.#changed.fire()
    await vscode.commands.executeCommand('setContext', 'helpdeskOAuth.practiceRunning', practice !== undefined)
  }

  /** Something that the stores do not announce by themselves changed, such as a secret. */
  notify(): void {
    this.#changed.fire()
  }

  /** Keeps a run's results for the tree. */
  async keep(report: Report): Promise<void> {
    await this.reports.add(report)
    this.#changed.fire()
    this.#reported.fire(report)
  }

  /** Whether the terminal is on another machine than this extension: then no script can be opened in it. */
  get isTerminalElsewhere(): boolean {
    return vscode.env.remoteName !== undefined && this.extension.extension.extensionKind === vscode.ExtensionKind.UI
  }

  dispose(): void {
    for (const thing of this.#owned.splice(0).reverse()) thing.dispose()
  }
}

/** A context key for the `when` of menus and palette. */
function setContext(key: 'noProfiles' | 'checksRunning', value: boolean): void {
  void vscode.commands.executeCommand('setContext', `helpdeskOAuth.${key}`, value)
}
