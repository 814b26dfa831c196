@{
  RootModule = 'ExchangeOnlineManagement.psm1'
  ModuleVersion = '3.10.1'
  GUID = '4f1a2c57-0d0b-4a86-9d0e-6a3f2f5f4c11'
  Author = 'Helpdesk OAuth'
  Description = 'Stands in for Exchange Online PowerShell where a practice tenant of Helpdesk OAuth runs. It reaches nothing else.'
  PowerShellVersion = '5.1'
  FunctionsToExport = @('Connect-ExchangeOnline', 'Disconnect-ExchangeOnline', 'Get-ConnectionInformation')
  CmdletsToExport = @()
  VariablesToExport = @()
  AliasesToExport = @()
}
