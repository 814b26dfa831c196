import * as vscode from 'vscode'
import { fullId } from '../commands/command-id.ts'
import type { TreeRow } from './tree-row.ts'

/** A row of a model as VS Code draws it. */
export function treeItem(row: TreeRow): vscode.TreeItem {
  const { content, children } = row
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState
  const item = new vscode.TreeItem(content.label, children.length === 0 ? None : content.isOpen === true ? Expanded : Collapsed)
  item.id = content.id
  item.contextValue = content.words?.join(' ') ?? ''
  item.accessibilityInformation = { label: content.spoken ?? [content.label, content.description].filter(Boolean).join(', ') }
  if (content.description !== undefined) item.description = content.description
  if (content.tooltip !== undefined) item.tooltip = content.tooltip
  if (content.icon) item.iconPath = new vscode.ThemeIcon(content.icon.id, content.icon.color === undefined ? undefined : new vscode.ThemeColor(content.icon.color))
  if (content.onClick) item.command = { command: fullId(content.onClick), title: content.label, arguments: [row] }
  if (content.switch) item.checkboxState = checkbox(content.switch.isOn)
  return item
}

function checkbox(isOn: boolean): NonNullable<vscode.TreeItem['checkboxState']> {
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState
  return isOn
    ? { state: Checked, tooltip: vscode.l10n.t('Broken. Untick it to mend it.') }
    : { state: Unchecked, tooltip: vscode.l10n.t('In order. Tick it to break it.') }
}
