# The connecting half of the practice tenant's Exchange Online PowerShell. As with Microsoft's module, the other cmdlets
# appear only after Connect-ExchangeOnline, as functions of a second module.

. ([IO.Path]::Combine($PSScriptRoot, '..', 'practice-state.ps1'))
Assert-AloneInProcess -Module 'ExchangeOnlineManagement'

$connections = [System.Collections.Generic.List[object]]::new()
$exchangeModule = [IO.Path]::Combine($PSScriptRoot, 'exchange', 'exchange.psm1')

$answers = @{
  'Connect-ExchangeOnline' = {
    param($Cmdlet, $Given)
    if ($Given.Device -and $PSVersionTable.PSVersion.Major -lt 6) { throw "A parameter cannot be found that matches parameter name 'Device'." }
    # Connecting writes a module to disk and imports it, by cmdlets that obey a -WhatIf which holds everywhere.
    if ($WhatIfPreference) { throw 'Connecting does nothing while -WhatIf holds in the whole session.' }
    $state = Get-PracticeState
    $import = @{}
    if ($Given.ContainsKey('CommandName')) { $import.Function = $Given.CommandName }
    Import-Module -Name $exchangeModule -Global -Force -ErrorAction Stop @import
    $connections.Add([pscustomobject]@{
      ConnectionId = [guid]::NewGuid()
      State = 'Connected'
      Name = 'ExchangeOnline_{0}' -f ($connections.Count + 1)
      UserPrincipalName = 'admin@{0}' -f $state.tenant.domain
      ConnectionUri = $env:HELPDESK_OAUTH_PRACTICE_URL
      ModuleName = $exchangeModule
      Organization = $state.tenant.domain
      TenantID = $state.tenant.id
      TokenStatus = 'Active'
    })
    if (-not $Given.ContainsKey('ShowBanner') -or $Given.ShowBanner) { Write-Host 'Exchange Online PowerShell of a practice tenant.' }
  }

  'Disconnect-ExchangeOnline' = {
    param($Cmdlet, $Given)
    if (-not $Cmdlet.ShouldProcess('Exchange Online', 'Disconnect')) { return }
    if ($Given.ContainsKey('ConnectionId')) { $null = $connections.RemoveAll({ param($one) $Given.ConnectionId -contains [string]$one.ConnectionId }) }
    else { $connections.Clear() }
    if ($connections.Count -eq 0) { Get-Module -Name 'exchange' | Where-Object { $_.Path -eq $exchangeModule } | Remove-Module }
  }

  'Get-ConnectionInformation' = {
    param($Cmdlet, $Given)
    $connections | Where-Object { -not $Given.ContainsKey('ConnectionId') -or $Given.ConnectionId -contains [string]$_.ConnectionId }
  }
}

. ([IO.Path]::Combine($PSScriptRoot, 'cmdlets.generated.ps1'))
Export-ModuleMember -Function @($answers.Keys)
