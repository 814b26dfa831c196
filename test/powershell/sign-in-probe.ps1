# Tries out how signing in fails, in each state of the administrator, and prints what was seen as one line of JSON. Argument: the
# folder of the modules.
param([string]$Folder)

[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
Import-Module -Name ([IO.Path]::Combine($Folder, 'ExchangeOnlineManagement', 'ExchangeOnlineManagement.psd1')) -ErrorAction Stop

function Set-Administrator([hashtable]$Patch) {
  $request = @{ Method = 'Patch'; Uri = $env:HELPDESK_OAUTH_PRACTICE_URL + '/state'; Headers = @{ Authorization = 'Bearer ' + $env:HELPDESK_OAUTH_PRACTICE_KEY } }
  $null = Invoke-RestMethod @request -NoProxy -Body (ConvertTo-Json -InputObject @{ administrator = $Patch } -Compress) -ErrorAction Stop
}
# What a person would have on the screen, and what the error says of itself.
function Get-SignIn([scriptblock]$Block) {
  $shown = [Collections.Generic.List[string]]::new()
  $record = $null
  try { & $Block *>&1 | ForEach-Object { $shown.Add([string]$_) } } catch { $record = $_ }
  $answer = [ordered]@{ shown = $shown -join "`n"; message = ''; id = ''; category = '' }
  if ($record) {
    $answer.message = $record.Exception.Message
    $answer.id = $record.FullyQualifiedErrorId
    $answer.category = [string]$record.CategoryInfo
  }
  $answer
}

$seen = [ordered]@{}
Set-Administrator @{ exchangeRole = 'none' }
$seen.noRole = Get-SignIn { Connect-ExchangeOnline -ShowBanner:$false -ErrorAction Stop }
$seen.notConnected = @(Get-ConnectionInformation -ErrorAction Stop).Count
Set-Administrator @{ exchangeRole = 'user' }
$seen.userRole = Get-SignIn { Connect-ExchangeOnline -ShowBanner:$false -ErrorAction Stop; New-ServicePrincipal -AppId x -ObjectId y -ErrorAction Stop }
$seen.userCmdlets = @((Get-Command -Module 'exchange').Name | Sort-Object)
Disconnect-ExchangeOnline -Confirm:$false -ErrorAction Stop
$seen.userNamedOther = Get-SignIn { Connect-ExchangeOnline -ShowBanner:$false -CommandName 'New-*' -ErrorAction Stop; New-ServicePrincipal -AppId x -ObjectId y -ErrorAction Stop }
Disconnect-ExchangeOnline -Confirm:$false -ErrorAction Stop
Set-Administrator @{ exchangeRole = 'administrator'; brokerFails = $true }
$seen.broker = Get-SignIn { Connect-ExchangeOnline -ShowBanner:$false -ErrorAction Stop }
$seen.device = Get-SignIn { Connect-ExchangeOnline -ShowBanner:$false -Device -ErrorAction Stop }
$seen.withoutBroker = Get-SignIn { Connect-ExchangeOnline -ShowBanner:$false -DisableWAM -ErrorAction Stop }
$seen.connected = @(Get-ConnectionInformation -ErrorAction Stop).Count
Set-Administrator @{ brokerFails = $false }
Write-Output ('seen:' + (ConvertTo-Json -InputObject $seen -Compress -Depth 4))
