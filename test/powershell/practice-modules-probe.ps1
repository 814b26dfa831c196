# Tries the practice modules out, one observation after the other, and prints them as one line of JSON. Arguments: the folder of
# the modules, and an object id to register.
param([string]$Folder, [string]$AppId, [string]$ObjectId)

[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
$seen = [ordered]@{}
function Get-Failure([scriptblock]$Block) {
  try { $null = & $Block; return '' } catch { return $_.Exception.Message }
}

$exchange = [IO.Path]::Combine($Folder, 'ExchangeOnlineManagement', 'ExchangeOnlineManagement.psd1')
$graph = [IO.Path]::Combine($Folder, 'Microsoft.Graph.Authentication', 'Microsoft.Graph.Authentication.psd1')
Import-Module -Name $exchange -ErrorAction Stop
$seen.beforeConnecting = @(Get-Command -Name 'New-ServicePrincipal', 'Get-Mailbox' -ErrorAction Ignore).Count
Connect-ExchangeOnline -ShowBanner:$false -CommandName 'Get-Mailbox' -ErrorAction Stop
$seen.withCommandName = @((Get-Command -Module 'exchange').Name)
Disconnect-ExchangeOnline -Confirm:$false -ErrorAction Stop
$seen.afterDisconnecting = @(Get-Command -Name 'Get-Mailbox' -ErrorAction Ignore).Count
Connect-ExchangeOnline -ShowBanner:$false -ErrorAction Stop
$seen.connected = @((Get-Command -Module 'exchange').Name | Sort-Object)
$seen.tenant = @(Get-ConnectionInformation)[0].TenantID

$seen.unknownParameter = Get-Failure { New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -Nonsense 1 -ErrorAction Stop }
$seen.mixedSets = Get-Failure { Remove-MailboxPermission -Identity x -ResetDefault -ClearAutoMapping -ErrorAction Stop }
$seen.notFound = Get-Failure { Get-Mailbox -Identity 'nobody@practice.example' -ErrorAction Stop }
$seen.notTerminating = Get-Failure { Get-Mailbox -Identity 'nobody@practice.example' -ErrorAction SilentlyContinue }
# In a scope of its own: a file run by -File is dot-sourced, so its variables are global ones.
$seen.writesDespitePreference = & {
  $WhatIfPreference = $true
  [bool](New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -DisplayName 'Probe' -ErrorAction Stop)
}
$seen.registeredTwice = Get-Failure { New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -ErrorAction Stop }
$seen.whatIfRemoves = -not $(Remove-ServicePrincipal -Identity $ObjectId -WhatIf -ErrorAction Stop; Get-ServicePrincipal -Identity $ObjectId -ErrorAction Ignore)
$seen.removalAsks = Get-Failure { Remove-ServicePrincipal -Identity $ObjectId -ErrorAction Stop }
$seen.stranger = Get-Failure { Add-MailboxPermission -Identity 'support@practice.example' -User 'nobody' -AccessRights FullAccess -ErrorAction Stop }
$made = Add-MailboxPermission -Identity 'Support@Practice.example' -User $ObjectId -AccessRights FullAccess -ErrorAction Stop
$seen.granted = '{0} {1} {2}' -f $made.Identity, $made.User, ($made.AccessRights -join ',')
$seen.read = @(Get-MailboxPermission -Identity 'support' -User 'Probe' -ErrorAction Stop).Count
Remove-MailboxPermission -Identity 'support' -User $ObjectId -AccessRights FullAccess -Confirm:$false -ErrorAction Stop
$seen.readAfterwards = @(Get-MailboxPermission -Identity 'support' -ErrorAction Stop).Count
Remove-ServicePrincipal -Identity $AppId -Confirm:$false -ErrorAction Stop
$seen.principals = @(Get-ServicePrincipal -ErrorAction Stop).Count
$seen.graphBeside = Get-Failure { Import-Module -Name $graph -ErrorAction Stop }
Write-Output ('seen:' + (ConvertTo-Json -InputObject $seen -Compress))
