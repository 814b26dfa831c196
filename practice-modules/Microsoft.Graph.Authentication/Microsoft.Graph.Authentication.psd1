@{
  RootModule = 'Microsoft.Graph.Authentication.psm1'
  ModuleVersion = '2.34.0'
  GUID = '9a0d1f0e-5b36-4a3e-8f43-6f1f5f0f7a42'
  Author = 'Helpdesk OAuth'
  Description = 'Stands in for Microsoft Graph PowerShell where a practice tenant of Helpdesk OAuth runs. It reaches nothing else.'
  PowerShellVersion = '5.1'
  FunctionsToExport = @('Connect-MgGraph', 'Get-MgContext', 'Disconnect-MgGraph', 'Invoke-MgGraphRequest')
  CmdletsToExport = @()
  VariablesToExport = @()
  AliasesToExport = @()
}
