// Lives only in the windows of `npm start`: shows the profiles and runs the practice tenant, as a person would from the welcome view.
const vscode = require('vscode')

exports.activate = async () => {
  await vscode.commands.executeCommand('helpdeskOAuth.profiles.focus')
  await vscode.commands.executeCommand('helpdeskOAuth.startPracticeTenant')
}
