import * as vscode from 'vscode'

/**
 * All text of a terminal, as a person would copy it; wrapped lines come joined. Works in every VS Code, for it uses the terminal's
 * own commands: it takes the focus, and the clipboard is given back afterwards.
 */
export async function readTerminal(terminal: vscode.Terminal): Promise<string> {
  const before = await vscode.env.clipboard.readText()
  terminal.show(false)
  await vscode.commands.executeCommand('workbench.action.terminal.focus')
  await vscode.commands.executeCommand('workbench.action.terminal.selectAll')
  await vscode.commands.executeCommand('workbench.action.terminal.copySelection')
  const text = await vscode.env.clipboard.readText()
  await vscode.commands.executeCommand('workbench.action.terminal.clearSelection')
  await vscode.env.clipboard.writeText(before)
  return text
}
