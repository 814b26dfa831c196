import * as vscode from 'vscode'
import type { Services } from '../services.ts'
import { treeItem } from './tree-item.ts'
import type { TreeReader } from './tree-reader.ts'
import type { TreeRow } from './tree-row.ts'

const VIEW = 'helpdeskOAuth.profiles'
/** Results of a run come in bursts; one look at the tree serves them all. */
const REFRESH_MS = 50

/** Maps the model's rows to VS Code's items; the model is loaded when the view is first shown. */
class ProfileTree implements vscode.TreeDataProvider<TreeRow> {
  readonly #services: Services
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #parents = new WeakMap<TreeRow, TreeRow>()
  /** Profiles whose failures are to be opened when the tree is read next */
  readonly #toOpen = new Set<string>()
  readonly #say: (sentence: string) => void
  #warning = ''
  view: vscode.TreeView<TreeRow> | undefined
  #reader: Promise<TreeReader> | undefined
  #timer: NodeJS.Timeout | undefined

  /** `say` shows a sentence above the tree, an empty one none. */
  constructor(services: Services, say: (sentence: string) => void) {
    this.#services = services
    this.#say = say
    services.own(services.onDidChange(() => this.refresh()))
    services.own(services.runs.onDidChange(() => this.refresh()))
    services.own(services.onDidReport(({ profile }) => this.#toOpen.add(profile)))
    services.own(this.#changed)
  }

  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#changed.fire(undefined)
    }, REFRESH_MS)
  }

  async getChildren(row?: TreeRow): Promise<TreeRow[]> {
    if (row) return [...row.children]
    this.#reader ??= this.#openReader()
    const reader = await this.#reader
    const rows = await reader.rows()
    for (const root of rows) this.#adopt(root)
    // Beside a sentence VS Code shows no welcome.
    this.#say(rows.length === 0 ? '' : this.#warning)
    if (this.#toOpen.size > 0) setTimeout(() => this.#openFailures(rows), 0)
    return [...rows]
  }

  #adopt(row: TreeRow): void {
    for (const child of row.children) {
      this.#parents.set(child, row)
      this.#adopt(child)
    }
  }

  /** VS Code keeps a row as open as it was, so what has failed since must be opened: the first row of each cause. */
  #openFailures(rows: readonly TreeRow[]): void {
    const failures = rows.filter(({ target }) => target && this.#toOpen.delete(target.profileId)).flatMap(openResults)
    if (this.view?.visible === true) void openAll(this.view, failures)
  }

  async #openReader(): Promise<TreeReader> {
    const { TreeReader } = await import('./tree-reader.ts')
    const reader = new TreeReader(this.#services, () => this.refresh())
    void reader.warning().then((sentence) => {
      if (sentence === undefined) return
      this.#warning = sentence
      this.refresh()
    })
    return reader
  }

  getParent(row: TreeRow): TreeRow | undefined {
    return this.#parents.get(row)
  }

  getTreeItem(row: TreeRow): vscode.TreeItem {
    return treeItem(row)
  }
}

const openResults = (row: TreeRow): readonly TreeRow[] => [
  ...(row.content.words?.includes('result') === true && row.content.isOpen === true ? [row] : []),
  ...row.children.flatMap(openResults),
]

/** The last first, so that the first is the one in sight. A row that is gone by then is passed over. */
async function openAll(view: vscode.TreeView<TreeRow>, rows: readonly TreeRow[]): Promise<void> {
  for (const row of [...rows].reverse()) {
    await view.reveal(row, { expand: true, select: false, focus: false }).then(undefined, () => undefined)
  }
}

/** Shows the profiles. Answers what ends it. */
export function registerProfileTree(services: Services): vscode.Disposable {
  const tree = new ProfileTree(services, (sentence) => {
    if ((view.message ?? '') !== sentence) view.message = sentence
  })
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true })
  tree.view = view
  return view
}
