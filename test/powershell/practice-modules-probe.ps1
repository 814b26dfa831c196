# Tries the practice module of Exchange out, one observation after the other, and prints them as one line of JSON. Arguments: the
# folder of the modules, an application id, and an object id to register.
param([string]$Folder, [string]$AppId, [string]$ObjectId)

[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
$seen = [ordered]@{}
function Get-Failure([scriptblock]$Block) {
  try { $null = & $Block; return '' } catch { return $_.Exception.Message }
}
function Get-Record([scriptblock]$Block) {
  try { $null = & $Block; return $null } catch {
    return [ordered]@{ message = $_.Exception.Message; id = $_.FullyQualifiedErrorId; category = [string]$_.CategoryInfo; kind = $_.Exception.GetType().Name }
  }
}
$support = 'support@practice.example'

$exchange = [IO.Path]::Combine($Folder, 'ExchangeOnlineManagement', 'ExchangeOnlineManagement.psd1')
$graph = [IO.Path]::Combine($Folder, 'Microsoft.Graph.Authentication', 'Microsoft.Graph.Authentication.psd1')
Import-Module -Name $exchange -ErrorAction Stop
$seen.exported = @((Get-Command -Module 'ExchangeOnlineManagement').Name | Sort-Object)
$seen.beforeConnecting = Get-Record { New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId }
$seen.environment = Get-Failure { Connect-ExchangeOnline -ExchangeEnvironmentName 'Elsewhere' }
Connect-ExchangeOnline -ShowBanner:$false -CommandName 'Get-Mailbox*' -ErrorAction Stop
$seen.withCommandName = @((Get-Command -Module 'exchange').Name | Sort-Object)
Disconnect-ExchangeOnline -WhatIf -ErrorAction Stop
$seen.stillConnected = @(Get-ConnectionInformation -ErrorAction Stop).Count
Disconnect-ExchangeOnline -Confirm:$false -ErrorAction Stop
$seen.afterDisconnecting = Get-Record { Get-Mailbox }
Connect-ExchangeOnline -ShowBanner:$false -ErrorAction Stop
$seen.connected = @((Get-Command -Module 'exchange').Name | Sort-Object)
$seen.tenant = @(Get-ConnectionInformation)[0].TenantID

$seen.unknownParameter = Get-Record { New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -Nonsense 1 }
$seen.mixedSets = Get-Record { Remove-MailboxPermission -Identity x -ResetDefault -ClearAutoMapping }
$seen.mandatory = Get-Failure { New-ServicePrincipal -AppId $AppId }
$seen.notActedUpon = Get-Failure { Get-Mailbox -Anr 'support' -ErrorAction Stop }
$seen.unknownRight = Get-Failure { Add-MailboxPermission -Identity $support -User $ObjectId -AccessRights 'Everything' -ErrorAction Stop }

$seen.notFound = Get-Record { Get-Mailbox -Identity 'nobody@practice.example' -ErrorAction Stop }
$after = & { Get-Mailbox -Identity 'nobody@practice.example' -ErrorAction SilentlyContinue -ErrorVariable problem; 'went on', @($problem).Count }
$seen.notTerminating = $after -join ' '
# A preference of the caller does not reach a module's functions, so it does not make the error end the script either. In a scope
# of its own: a file run by -File is dot-sourced, so its variables are global ones.
$seen.preferenceStops = Get-Failure { $ErrorActionPreference = 'Stop'; Get-Mailbox -Identity 'nobody@practice.example' 2>$null }
$seen.writesDespitePreference = & {
  $WhatIfPreference = $true
  [bool](New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -DisplayName 'Probe' -ErrorAction Stop)
}
$seen.registeredTwice = Get-Record { New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -ErrorAction Stop }
$seen.foundBy = @(foreach ($identity in $AppId, $ObjectId, 'probe') { (Get-ServicePrincipal -Identity $identity -ErrorAction Stop).ObjectId })
$seen.principal = Get-ServicePrincipal -Identity $ObjectId -ErrorAction Stop
$seen.ambiguous = Get-Record { Get-MailboxPermission -Identity 'Twins' -ErrorAction Stop }
$seen.bothFound = @(Get-Mailbox -Identity 'Twins' -ErrorAction Stop).Count

$seen.stranger = Get-Record { Add-MailboxPermission -Identity $support -User 'nobody' -AccessRights FullAccess -ErrorAction Stop }
$whatIf = Add-MailboxPermission -Identity $support -User $ObjectId -AccessRights FullAccess -WhatIf -ErrorAction Stop
$seen.whatIfGrants = [bool]$whatIf -or @(Get-MailboxPermission -Identity $support -User $ObjectId -ErrorAction Stop).Count -gt 0
$seen.grantAsks = Get-Failure { Add-MailboxPermission -Identity $support -User $ObjectId -AccessRights FullAccess -Confirm -ErrorAction Stop }
$made = Add-MailboxPermission -Identity 'Support@Practice.example' -User $ObjectId -AccessRights FullAccess -ErrorAction Stop
$seen.granted = '{0} {1} {2}' -f $made.Identity, $made.User, ($made.AccessRights -join ',')
$again = Add-MailboxPermission -Identity $support -User $ObjectId -AccessRights FullAccess -ErrorAction Stop 3>&1
$seen.grantedTwice = @($again | ForEach-Object { '{0}: {1}' -f $_.GetType().Name, $_ })
$null = Add-MailboxPermission -Identity 'support' -User 'Anna Berg' -AccessRights FullAccess -ErrorAction Stop
$seen.read = @(Get-MailboxPermission -Identity 'support' -ErrorAction Stop | ForEach-Object { '{0} {1}' -f $_.User, ($_.AccessRights -join ',') })
$seen.readOne = @(Get-MailboxPermission -Identity 'support' -User 'Probe' -ErrorAction Stop | ForEach-Object { $_.User })

$seen.whatIfRemoves = -not $(Remove-ServicePrincipal -Identity $ObjectId -WhatIf -ErrorAction Stop; Get-ServicePrincipal -Identity $ObjectId -ErrorAction Ignore)
$seen.removalAsks = Get-Failure { Remove-ServicePrincipal -Identity $ObjectId -ErrorAction Stop }
$global:ConfirmPreference = 'None'
Remove-MailboxPermission -Identity 'support' -User 'anna@practice.example' -AccessRights FullAccess -ErrorAction Stop
$global:ConfirmPreference = 'High'
$seen.removedTwice = [string](Remove-MailboxPermission -Identity 'support' -User 'anna' -AccessRights FullAccess -Confirm:$false -ErrorAction Stop 3>&1)
Remove-ServicePrincipal -Identity $AppId -Confirm:$false -ErrorAction Stop
$seen.principals = @(Get-ServicePrincipal -ErrorAction Stop).Count
$null = New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -ErrorAction Stop
$seen.readAfterwards = @(Get-MailboxPermission -Identity 'support' -IncludeUnresolvedPermissions -ErrorAction Stop | ForEach-Object { $_.User })
$null = Add-MailboxPermission -Identity $support -User $ObjectId -AccessRights FullAccess -ErrorAction Stop
$seen.readAtOnce = @(Get-MailboxPermission -Identity $support -User $ObjectId -ErrorAction Stop).Count

Connect-ExchangeOnline -ShowBanner:$false -Prefix 'EXO' -ErrorAction Stop
$seen.prefixed = [bool](Get-Command -Name 'Get-EXOServicePrincipal' -ErrorAction Ignore)
Disconnect-ExchangeOnline -ModulePrefix 'EXO' -Confirm:$false -ErrorAction Stop
$seen.oneLeft = @(Get-ConnectionInformation -ErrorAction Stop).Count
Remove-Module -Name 'exchange', 'ExchangeOnlineManagement'
$seen.graphBeside = Get-Failure { Import-Module -Name $graph -ErrorAction Stop }
Write-Output ('seen:' + (ConvertTo-Json -InputObject $seen -Compress -Depth 4))
