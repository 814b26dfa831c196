<#
.SYNOPSIS
Registers the service principal of an application in Exchange Online.

.DESCRIPTION
An application that opens mailboxes without a user must be known to Exchange by the object id of its
enterprise application. That is not the object id of the app registration: with the wrong one, IMAP
answers "NO AUTHENTICATE failed.".

What it does:
  1. Connects to Exchange Online and shows the organization. It stops if that is not the right tenant.
  2. Reads which service principals Exchange knows (Get-ServicePrincipal).
  3. Registers this one if it is missing (New-ServicePrincipal).
     If the application is registered with another object id, it shows both, asks, and only then
     replaces the wrong one (Remove-ServicePrincipal).

A second run changes nothing and says so. With -WhatIf it shows what it would do and changes nothing.

Role needed: role group Organization Management in Exchange (the Entra ID role Exchange Administrator gives it).

To undo it: Remove-ServicePrincipal -Identity <object id>

.EXAMPLE
./register-service-principal.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param()

#region values
# Names this run in its result
$nonce = ''
# For the practice tenant only
$practice = $false
# Sign in by device code
$useDevice = $false
# The cloud; empty for the worldwide one
$exchangeEnvironment = $null
# The tenant this is for, by id or domain
$tenantId = $null
# Application (client) id
$clientId = ''
# Object id of the enterprise application, not of the app registration
$objectId = ''
# The name it gets in Exchange
$displayName = ''
#endregion

$scriptName = 'register-service-principal'

#region shared: steps and result
$steps = [System.Collections.Generic.List[object]]::new()
$resultValues = [ordered]@{}
# Asks before each write only with -Confirm on the command line; with -WhatIf nothing is written, so nothing is forced.
$ask = $WhatIfPreference -or $ConfirmPreference -eq 'Low'
# A file run by -File is dot-sourced: its -WhatIf and -Confirm would reach into the modules, which then could not even connect.
# They are for the writes below, so they hold in the block below alone.
$whatIf = $WhatIfPreference
$confirm = $ConfirmPreference
$global:WhatIfPreference = $false
$global:ConfirmPreference = 'High'

# Shows one step and keeps it for the result.
function Add-Step {
  param([string]$Name, [string]$Outcome, [string]$Target, [string]$Before, [string]$After, [string]$Reason)
  $Reason = ($Reason -replace '[\x00-\x1f\x7f-\x9f]+', ' ').Trim()
  $step = [ordered]@{ name = $Name }
  if ($Target) { $step.target = $Target }
  $step.outcome = $Outcome
  if ($Before) { $step.before = $Before }
  if ($After) { $step.after = $After }
  # A result may have 64 KB: 500 mailboxes fit if the later ones leave their errors to the screen.
  if ($Reason -and $steps.Count -lt 50) { $step.error = $Reason.Substring(0, [Math]::Min(240, $Reason.Length)) }
  $steps.Add($step)
  $color = @{ 'changed' = 'Green'; 'would-change' = 'Cyan'; 'failed' = 'Red'; 'skipped' = 'Yellow' }[$Outcome]
  $colorOption = @{}
  if ($color) { $colorOption.ForegroundColor = $color }
  Write-Host ('{0,-13} {1}' -f $Outcome, ((@($Name, $Target, $Reason) -ne '') -join '  ')) @colorOption
}

# What a write came to: with -Confirm a person may have said no.
function Get-WriteOutcome {
  param([object]$Written)
  if ($WhatIfPreference) { return 'would-change' }
  if ($ask -and -not $Written) { return 'skipped' }
  return 'changed'
}

# Asks before something is taken away. -Confirm:$false answers yes.
function Confirm-Removal {
  param([string]$Question)
  if ($WhatIfPreference -or $ConfirmPreference -eq 'None') { return $true }
  return (Read-Host -Prompt ('{0} [y/N]' -f $Question)) -match '^\s*y'
}

# Writes the result beside this script and as the last line, and gives the exit code.
function Complete-Run {
  $failed = @(foreach ($step in $steps) { if ($step.outcome -eq 'failed') { $step.name } })
  $outcomes = @(foreach ($step in $steps) { $step.outcome })
  $outcome = 'unchanged'
  if ($outcomes -contains 'would-change') { $outcome = 'would-change' }
  if ($outcomes -contains 'changed') { $outcome = 'done' }
  if ($failed) {
    $outcome = 'failed'
    foreach ($step in $steps) {
      if ($step.outcome -eq 'changed' -or ($step.outcome -ne 'failed' -and $failed -contains $step.name)) { $outcome = 'partial' }
    }
  }

  $result = [ordered]@{
    version = 1; script = $scriptName; nonce = $nonce; whatIf = [bool]$WhatIfPreference; outcome = $outcome
    steps = @($steps); values = $resultValues
  }
  $json = ConvertTo-Json -InputObject $result -Depth 8 -Compress -ErrorAction Stop

  # .NET's own calls: a cmdlet would write nothing under -WhatIf.
  if ($PSCommandPath -and $nonce) {
    $suffix = $nonce.Substring(0, 8)
    if ([IO.Path]::GetFileNameWithoutExtension($PSCommandPath) -match '-([0-9a-f]{8})$') { $suffix = $Matches[1] }
    $file = [IO.Path]::Combine($PSScriptRoot, ('{0}-{1}.result.json' -f $scriptName, $suffix))
    try {
      [IO.File]::WriteAllText($file + '.tmp', $json)
      [IO.File]::Delete($file)
      [IO.File]::Move($file + '.tmp', $file)
    } catch {
      Write-Host ('The result file could not be written: {0}' -f $_.Exception.Message)
    }
  }

  $base64 = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json))
  Write-Host ('Outcome: {0}' -f $outcome)
  Write-Host ('helpdesk-oauth-result:{0}' -f $base64.TrimEnd('=').Replace('+', '-').Replace('/', '_'))
  if ($failed) { return 1 }
  return 0
}
#endregion

#region shared: Exchange Online
# Connects, shows whose organization this is, and stops when it is not the one this script was made for.
function Connect-Organization {
  param([string[]]$Command)
  $practiceModules = $env:HELPDESK_OAUTH_PRACTICE_MODULES
  if ($practice -and -not $practiceModules) {
    throw 'This script was made for a practice tenant. Run it where that tenant was started, or make it anew for your own profile.'
  }
  if ($practiceModules -and -not $practice) {
    throw 'This script was made for a real tenant, but this window belongs to a practice tenant. Open another window.'
  }
  if ($useDevice -and $PSVersionTable.PSVersion.Major -lt 6) {
    throw 'Windows PowerShell cannot sign in by device code. Run this script in PowerShell 7 (pwsh).'
  }

  if ($practice) {
    $manifest = [IO.Path]::Combine($practiceModules, 'ExchangeOnlineManagement', 'ExchangeOnlineManagement.psd1')
    Import-Module -Name $manifest -ErrorAction Stop
  } else {
    $wanted = @{ ModuleName = 'ExchangeOnlineManagement'; ModuleVersion = '3.0.0' }
    if (-not (Get-Module -FullyQualifiedName $wanted -ListAvailable -ErrorAction Stop)) {
      throw 'The module ExchangeOnlineManagement is missing here, or older than 3.0.0. Install it with: Install-Module ExchangeOnlineManagement -Scope CurrentUser'
    }
    Import-Module -FullyQualifiedName $wanted -ErrorAction Stop
  }

  $needed = $Command + 'Get-OrganizationConfig'
  if ($tenantId -and -not ($tenantId -as [guid])) { $needed += 'Get-AcceptedDomain' }
  $options = @{}
  if ($exchangeEnvironment) { $options.ExchangeEnvironmentName = $exchangeEnvironment }
  if ($useDevice) { $options.Device = $true }
  Write-Host 'Signing in to Exchange Online. On Windows the sign-in window may open behind this one.'
  try {
    Connect-ExchangeOnline -ShowBanner:$false -CommandName $needed -ErrorAction Stop @options
  } catch {
    # The Windows sign-in broker fails in some sessions; the browser then works.
    $canDoWithout = (Get-Command -Name 'Connect-ExchangeOnline' -ErrorAction Stop).Parameters.ContainsKey('DisableWAM')
    if (-not $canDoWithout -or $_.Exception.Message -notmatch 'broker|\bWAM\b|window handle|Unknown Status:|80070520') { throw }
    Write-Host 'The Windows sign-in broker failed; trying again in the browser.'
    Connect-ExchangeOnline -ShowBanner:$false -CommandName $needed -DisableWAM -ErrorAction Stop @options
  }
  # Exchange offers only what the account's roles allow.
  try {
    $null = Get-Command -Name $needed -ErrorAction Stop
  } catch {
    throw 'This account may not do this in Exchange. It needs the role group Organization Management, or the role Exchange Administrator in Entra ID.'
  }

  $connection = @(Get-ConnectionInformation -ErrorAction Stop)[-1]
  $organization = Get-OrganizationConfig -ErrorAction Stop
  Write-Host ('Organization:  {0} ({1})' -f $organization.DisplayName, $organization.Name)
  Write-Host ('Tenant:        {0}' -f $connection.TenantID)
  Write-Host ('Signed in as:  {0}' -f $connection.UserPrincipalName)
  if ($tenantId) {
    if ($tenantId -as [guid]) { $here = @($connection.TenantID) }
    else { $here = @(foreach ($domain in (Get-AcceptedDomain -ErrorAction Stop)) { [string]$domain.DomainName }) }
    if ($here -notcontains $tenantId) { throw 'This is another tenant than the one of the profile. Sign in with an account of that tenant.' }
  }
  if ($connection.TenantID) { $resultValues.tenantId = [string]$connection.TenantID }
  Add-Step -Name 'connect' -Outcome 'unchanged' -After $organization.DisplayName
}

# Ends the connection; a failure here spoils nothing.
function Disconnect-Organization {
  try {
    if (Get-Module -Name 'ExchangeOnlineManagement' -ErrorAction Stop) {
      Disconnect-ExchangeOnline -WhatIf:$WhatIfPreference -Confirm:$false -ErrorAction Stop
    }
  } catch {
    Write-Host ('Disconnecting failed: {0}' -f $_.Exception.Message)
  }
}
#endregion

& {
  $WhatIfPreference = $whatIf
  $ConfirmPreference = $confirm
  $current = 'connect'
  try {
    if (-not ($clientId -and $objectId -and $displayName)) { throw 'A value is missing: fill in the values region at the top of this script.' }
    $resultValues.clientId = $clientId
    $resultValues.objectId = $objectId
    Connect-Organization -Command 'Get-ServicePrincipal', 'New-ServicePrincipal', 'Remove-ServicePrincipal'

    # What Exchange knows of this application and of this object id.
    $current = 'service-principal'
    $known = @(Get-ServicePrincipal -ErrorAction Stop | Where-Object { $_.AppId -eq $clientId -or $_.ObjectId -eq $objectId })
    $right = @($known | Where-Object { $_.AppId -eq $clientId -and $_.ObjectId -eq $objectId })
    $foreign = @($known | Where-Object { $_.AppId -ne $clientId })
    $wrong = @($known | Where-Object { $_.ObjectId -ne $objectId })

    if ($right) {
      Add-Step -Name 'service-principal' -Target $objectId -Outcome 'unchanged' -After 'registered'
    } else {
      if ($foreign) { throw 'This object id is registered for another application. Check the client id and the object id of the profile.' }

      # The same application under another object id: most often that of the app registration.
      foreach ($old in $wrong) {
        Write-Host ('Exchange knows this application by the object id {0}.' -f $old.ObjectId)
        Write-Host ('The right one, of its enterprise application, is {0}.' -f $objectId)
        Write-Host 'Mailbox permissions of the wrong one go with it: run grant-mailbox-access afterwards.'
        $current = 'wrong-service-principal'
        if (-not (Confirm-Removal -Question 'Remove the wrong one and register the right one?')) {
          throw 'The wrong service principal was left as it was. Run this script again and answer y, or remove it with Remove-ServicePrincipal.'
        }
        Remove-ServicePrincipal -Identity $old.ObjectId -WhatIf:$WhatIfPreference -Confirm:$WhatIfPreference -ErrorAction Stop
        Add-Step -Name 'wrong-service-principal' -Target $old.ObjectId -Outcome (Get-WriteOutcome -Written $true) -Before 'registered' -After 'removed'
      }

      $current = 'service-principal'
      $made = $null
      # With -WhatIf a wrong one is still there, and in the way of trying this.
      if (-not ($wrong -and $WhatIfPreference)) {
        $made = New-ServicePrincipal -AppId $clientId -ObjectId $objectId -DisplayName $displayName -WhatIf:$WhatIfPreference -Confirm:$ask -ErrorAction Stop
      }
      Add-Step -Name 'service-principal' -Target $objectId -Outcome (Get-WriteOutcome -Written $made) -Before 'missing' -After 'registered'
    }
  } catch {
    Add-Step -Name $current -Outcome 'failed' -Reason $_.Exception.Message
  } finally {
    Disconnect-Organization
  }
  exit (Complete-Run)
}
