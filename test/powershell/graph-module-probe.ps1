# As practice-modules-probe.ps1, for the module of Microsoft Graph: it needs a process of its own.
param([string]$Folder)

[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
$seen = [ordered]@{}
function Get-Failure([scriptblock]$Block) {
  try { $null = & $Block; return '' } catch { return $_.Exception.Message + $_.ErrorDetails.Message }
}

Import-Module -Name ([IO.Path]::Combine($Folder, 'Microsoft.Graph.Authentication', 'Microsoft.Graph.Authentication.psd1')) -ErrorAction Stop
$seen.signedOut = Get-Failure { Invoke-MgGraphRequest -Method GET -Uri '/v1.0/organization' -ErrorAction Stop }
Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome -ErrorAction Stop
$seen.context = (Get-MgContext).TenantId
$seen.scopes = @((Get-MgContext).Scopes)
$seen.hashtable = (Invoke-MgGraphRequest -Method GET -Uri 'https://graph.microsoft.com/v1.0/organization' -ErrorAction Stop).value[0].id
$seen.psObject = (Invoke-MgGraphRequest -Uri '/v1.0/organization?$select=id' -OutputType PSObject -ErrorAction Stop).value[0].displayName
$seen.unknownPath = Get-Failure { Invoke-MgGraphRequest -Method GET -Uri '/v1.0/users' -ErrorAction Stop }
$seen.unknownPathId = $Error[0].FullyQualifiedErrorId
$seen.unknownMethod = Get-Failure { Invoke-MgGraphRequest -Method FETCH -Uri '/v1.0/organization' -ErrorAction Stop }
$seen.mixedSets = Get-Failure { Connect-MgGraph -Identity -EnvironmentVariable -ErrorAction Stop }
$seen.byAlias = (Get-Command -Name 'Connect-MgGraph').Parameters['UseDeviceCode'].Aliases -contains 'DeviceCode'
$seen.unknownParameter = Get-Failure { Connect-MgGraph -Nonsense -ErrorAction Stop }
$null = Disconnect-MgGraph -ErrorAction Stop
$seen.disconnected = $null -eq (Get-MgContext)
Remove-Module -Name 'Microsoft.Graph.Authentication'
$exchange = [IO.Path]::Combine($Folder, 'ExchangeOnlineManagement', 'ExchangeOnlineManagement.psd1')
$seen.exchangeBeside = Get-Failure { Import-Module -Name $exchange -ErrorAction Stop }
Write-Output ('seen:' + (ConvertTo-Json -InputObject $seen -Compress))
