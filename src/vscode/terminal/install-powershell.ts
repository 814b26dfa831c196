/** What installs PowerShell 7 on a platform: Microsoft, "Install PowerShell on Windows / macOS / Linux". */
export function installCommand(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'winget install --id Microsoft.PowerShell --source winget'
  return platform === 'darwin' ? 'brew install powershell' : 'sudo snap install powershell --classic'
}
