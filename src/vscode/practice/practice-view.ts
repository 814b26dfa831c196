import * as vscode from 'vscode'
import { HelpdeskOAuthError, internal } from '../../core/errors.ts'
import { treeItem } from '../tree/tree-item.ts'
import type { TreeRow } from '../tree/tree-row.ts'
import type { RunningPractice } from './running-practice.ts'
import { stateWords, switchRows } from './switch-rows.ts'

const VIEW = 'helpdeskOAuth.practice'

/** The view of switches of one practice tenant, made when it starts and disposed with it. */
export class PracticeView implements vscode.TreeDataProvider<TreeRow>, vscode.Disposable {
  readonly #practice: RunningPractice
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #view: vscode.TreeView<TreeRow>
  readonly #owned: vscode.Disposable
  #rows: readonly TreeRow[] = []

  constructor(practice: RunningPractice) {
    this.#practice = practice
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true, manageCheckboxStateManually: true })
    this.#view.message = vscode.l10n.t('Tick something to break it, run the checks, and read what they say. Nothing here touches a real tenant.')
    this.#owned = vscode.Disposable.from(
      this.#view,
      this.#changed,
      this.#view.onDidChangeCheckboxState(({ items }) => this.#flip(items)),
      vscode.Disposable.from(practice.onDidChange(() => this.#refresh())),
    )
    this.#describe()
  }

  getChildren(row?: TreeRow): TreeRow[] {
    if (row) return [...row.children]
    this.#rows = switchRows(this.#practice.read())
    return [...this.#rows]
  }

  getParent(row: TreeRow): TreeRow | undefined {
    return this.#rows.find(({ children }) => children.includes(row))
  }

  getTreeItem(row: TreeRow): vscode.TreeItem {
    return treeItem(row)
  }

  /** Brings the view into sight, and leaves the focus where it is. */
  async show(): Promise<void> {
    const [first] = this.getChildren()
    if (first) await this.#view.reveal(first, { select: false, focus: false })
  }

  #flip(items: readonly (readonly [TreeRow, vscode.TreeItemCheckboxState])[]): void {
    try {
      for (const [row, state] of items) {
        const { switch: flipped } = row.content
        if (flipped) this.#practice.setFault(flipped.faultId, state === vscode.TreeItemCheckboxState.Checked)
      }
    } catch (error) {
      void vscode.window.showErrorMessage((error instanceof HelpdeskOAuthError ? error : internal(error)).message)
    }
    this.#refresh()
  }

  #refresh(): void {
    this.#describe()
    this.#changed.fire(undefined)
  }

  #describe(): void {
    this.#view.description = stateWords(this.#practice.read())
  }

  dispose(): void {
    this.#owned.dispose()
  }
}
