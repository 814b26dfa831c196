# The connecting half of the practice tenant's Exchange Online PowerShell. As with Microsoft's module, the other cmdlets
# appear only after Connect-ExchangeOnline, as functions of a second module.

. ([IO.Path]::Combine($PSScriptRoot, '..', 'practice-state.ps1'))
Assert-AloneInProcess -Module 'ExchangeOnlineManagement' `
  -Assembly 'System.IdentityModel.Tokens.Jwt, Version=6.22.1.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35'

$connections = [System.Collections.Generic.List[object]]::new()
$exchangeModule = [IO.Path]::Combine($PSScriptRoot, 'exchange', 'exchange.psm1')

# What every user of the organization may call; the other cmdlets come with an administrator's roles.
$userCmdlets = 'Get-Mailbox', 'Get-AcceptedDomain'

# Signing in, with the two ways in which it fails for reasons that lie neither in the script nor in its line.
function Assert-SignIn {
  param($Administrator, $Given)
  $signsInOtherwise = @('Device', 'DisableWAM', 'AccessToken', 'AppId', 'ManagedIdentity' | Where-Object { $Given.ContainsKey($_) })
  if ($Administrator.brokerFails -and -not $signsInOtherwise) {
    $message = "Unknown Status: Unexpected`nError: 0xffffffff80070520`nContext: (pii)`nTag: 0x21420087 (error code -2147023584) (internal error code 557973639)"
    Write-Host ("Error Acquiring Token:`n{0}" -f $message)
    throw [Exception]::new($message)
  }
  if ($Administrator.exchangeRole -eq 'none') { throw [UnauthorizedAccessException]::new('UnAuthorized') }
}

# Imports the other cmdlets, as far as the account's roles allow and -CommandName, which takes wildcards, names them.
function Import-ExchangeCmdlet {
  param($Administrator, $Given)
  $options = @{}
  if ($Given.ContainsKey('Prefix')) { $options.Prefix = $Given.Prefix }
  if ($Given.ContainsKey('CommandName')) { $options.Function = $Given.CommandName }
  if ($Administrator.exchangeRole -eq 'user') {
    $allowed = @($userCmdlets | Where-Object { $name = $_; -not $Given.ContainsKey('CommandName') -or @($Given.CommandName | Where-Object { $name -like $_ }) })
    if (-not $allowed) { return }
    $options.Function = $allowed
  }
  Import-Module -Name $exchangeModule -Global -Force -ErrorAction Stop @options
}

# The connections that -ConnectionId or -ModulePrefix names; all of them without.
function Select-Connection {
  param($Given)
  $connections | Where-Object {
    (-not $Given.ContainsKey('ConnectionId') -or $Given.ConnectionId -contains [string]$_.ConnectionId) -and
    (-not $Given.ContainsKey('ModulePrefix') -or $Given.ModulePrefix -contains $_.ModulePrefix)
  }
}

$answers = @{
  'Connect-ExchangeOnline' = {
    param($Cmdlet, $Given)
    foreach ($name in 'Device', 'InlineCredential') {
      if ($Given.ContainsKey($name) -and $PSVersionTable.PSVersion.Major -lt 6) { throw ("A parameter cannot be found that matches parameter name '{0}'." -f $name) }
    }
    # Connecting writes a module to disk and imports it, by cmdlets that obey a -WhatIf which holds everywhere.
    if ($WhatIfPreference) { throw 'Connecting does nothing while -WhatIf holds in the whole session.' }
    $state = Get-PracticeState
    Assert-SignIn $state.administrator $Given
    Import-ExchangeCmdlet $state.administrator $Given
    $connections.Add([pscustomobject]@{
      ConnectionId = [guid]::NewGuid()
      State = 'Connected'
      Name = 'ExchangeOnline_{0}' -f ($connections.Count + 1)
      UserPrincipalName = if ($Given.ContainsKey('UserPrincipalName')) { $Given.UserPrincipalName } else { 'admin@{0}' -f $state.tenant.domain }
      ConnectionUri = $env:HELPDESK_OAUTH_PRACTICE_URL
      ModuleName = $exchangeModule
      ModulePrefix = [string]$Given.Prefix
      Organization = $state.tenant.domain
      TenantID = $state.tenant.id
      TokenStatus = 'Active'
    })
    if (-not $Given.ContainsKey('ShowBanner') -or $Given.ShowBanner) { Write-Host 'Exchange Online PowerShell of a practice tenant.' }
  }

  'Disconnect-ExchangeOnline' = {
    param($Cmdlet, $Given)
    if (-not $Cmdlet.ShouldProcess('Exchange Online', 'Disconnect')) { return }
    foreach ($one in @(Select-Connection $Given)) { $null = $connections.Remove($one) }
    if ($connections.Count -eq 0) { Get-Module -Name 'exchange' | Where-Object { $_.Path -eq $exchangeModule } | Remove-Module }
  }

  'Get-ConnectionInformation' = {
    param($Cmdlet, $Given)
    Select-Connection $Given
  }
}

. ([IO.Path]::Combine($PSScriptRoot, 'cmdlets.generated.ps1'))
Export-ModuleMember -Function @($answers.Keys)
