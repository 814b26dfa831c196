# The practice tenant's Microsoft Graph PowerShell: signing in, and the requests that our scripts make.

. ([IO.Path]::Combine($PSScriptRoot, '..', 'practice-state.ps1'))
Assert-AloneInProcess -Module 'Microsoft.Graph.Authentication' `
  -Assembly 'Microsoft.Identity.Client, Version=4.67.2.0, Culture=neutral, PublicKeyToken=0a613f4dd989e8ae'

$session = @{ Context = $null }

# Stops the caller with an error in Graph's shape.
function Stop-GraphRequest {
  param($Cmdlet, [string]$Status, [string]$Code, [string]$Message)
  $record = [Management.Automation.ErrorRecord]::new([Exception]::new(('Response status code does not indicate success: {0}.' -f $Status)), 'InvokeGraphHttpResponseException', 'InvalidOperation', $null)
  $record.CategoryInfo.Reason = 'HttpResponseException'
  $body = ConvertTo-Json -InputObject @{ error = @{ code = $Code; message = $Message } } -Depth 4 -Compress
  $record.ErrorDetails = [Management.Automation.ErrorDetails]::new($body)
  $Cmdlet.ThrowTerminatingError($record)
}

function Get-OrganizationAnswer {
  param($State)
  @{
    '@odata.context' = 'https://graph.microsoft.com/v1.0/$metadata#organization'
    value = @(@{
      id = $State.tenant.id
      displayName = $State.tenant.displayName
      verifiedDomains = @(@{ name = $State.tenant.domain; isDefault = $true; isInitial = $true })
    })
  }
}

$answers = @{
  'Connect-MgGraph' = {
    param($Cmdlet, $Given)
    $state = Get-PracticeState
    $session.Context = [pscustomobject]@{
      ClientId = if ($Given.ContainsKey('ClientId')) { $Given.ClientId } else { '14d82eec-204b-4c2f-b7e8-296a70dab67e' }
      TenantId = $state.tenant.id
      Scopes = @($Given.Scopes)
      AuthType = 'Delegated'
      TokenCredentialType = if ($Given.UseDeviceCode) { 'DeviceCode' } else { 'InteractiveBrowser' }
      Account = 'admin@{0}' -f $state.tenant.domain
      Environment = if ($Given.ContainsKey('Environment')) { $Given.Environment } else { 'Global' }
      ContextScope = 'Process'
    }
    if (-not $Given.NoWelcome) { Write-Host 'Microsoft Graph of a practice tenant.' }
  }

  'Get-MgContext' = { param($Cmdlet, $Given) $session.Context }

  'Disconnect-MgGraph' = {
    param($Cmdlet, $Given)
    if (-not $session.Context) { throw 'No application to sign out from.' }
    $session.Context
    $session.Context = $null
  }

  'Invoke-MgGraphRequest' = {
    param($Cmdlet, $Given)
    if (-not $session.Context) { throw 'Authentication needed. Please call Connect-MgGraph.' }
    $path = ([string]$Given.Uri -replace '^https://[^/]+/', '/').Split('?')[0].Trim('/')
    $method = if ($Given.ContainsKey('Method')) { [string]$Given.Method } else { 'GET' }
    if ($method -ne 'GET' -or $path -notmatch '^(v1\.0/)?organization$') {
      Stop-GraphRequest $Cmdlet 'NotFound (Not Found)' 'Request_ResourceNotFound' 'The practice tenant does not answer this request.'
    }
    $answer = Get-OrganizationAnswer (Get-PracticeState)
    switch ([string]$Given.OutputType) {
      'Json' { ConvertTo-Json -InputObject $answer -Depth 8 -Compress }
      'PSObject' { ConvertTo-Json -InputObject $answer -Depth 8 -Compress | ConvertFrom-Json }
      default { $answer }
    }
  }
}

. ([IO.Path]::Combine($PSScriptRoot, 'cmdlets.generated.ps1'))
Export-ModuleMember -Function @($answers.Keys)
