# What Exchange answers after connecting: the cmdlets that our scripts use, on the practice tenant's state.

. ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'practice-state.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'exchange-error.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'exchange-object.ps1'))

$mailboxRights = 'ChangeOwner', 'ChangePermission', 'DeleteItem', 'ExternalAccount', 'FullAccess', 'ReadPermission'

# Full access alone is kept in the tenant's state.
function Test-FullAccess {
  param($Cmdlet, $Given)
  if (-not (Test-Parameter $Cmdlet $Given 'Identity', 'User', 'AccessRights', 'InheritanceType', 'AutoMapping')) { return $false }
  $unknown = @($Given.AccessRights | Where-Object { $mailboxRights -notcontains $_ })
  if ($unknown) {
    Write-ExchangeError $Cmdlet '' 'System.Management.Automation.ParameterBindingException' `
      ('Cannot process argument transformation on parameter ''AccessRights''. Cannot convert value "{0}" to type "Microsoft.Exchange.Management.RecipientTasks.MailboxRights[]".' -f $unknown[0])
    return $false
  }
  if (@($Given.AccessRights).Count -eq 1 -and $Given.AccessRights[0] -eq 'FullAccess') { return $true }
  Write-ExchangeError $Cmdlet '' 'Practice.NotSupportedException' 'The practice tenant keeps the right FullAccess alone.'
  return $false
}

# Mailbox and trustee of a permission; nothing where one of them is not to be found.
function Resolve-Permission {
  param($Cmdlet, $Given, $State)
  $mailbox = Resolve-Object $Cmdlet @(Select-Mailbox $State $Given.Identity) $Given.Identity
  if (-not $mailbox) { return }
  $trustee = Resolve-Trustee $Cmdlet @(Select-Trustee $State $Given.User) $Given.User
  if (-not $trustee) { return }
  @{ Mailbox = $mailbox; Trustee = $trustee; Held = @(Get-FullAccess $State $mailbox) -contains $trustee.Id }
}

$answers = @{
  'Get-OrganizationConfig' = {
    param($Cmdlet, $Given)
    $tenant = (Get-PracticeState).tenant
    [pscustomobject]@{ Name = $tenant.domain; Identity = $tenant.domain; DisplayName = $tenant.displayName; Guid = [guid]$tenant.id }
  }

  'Get-AcceptedDomain' = {
    param($Cmdlet, $Given)
    $domain = (Get-PracticeState).tenant.domain
    if ($Given.ContainsKey('Identity') -and [string]$Given.Identity -ne $domain) { Write-NotFound $Cmdlet $Given.Identity; return }
    [pscustomobject]@{ Name = $domain; DomainName = $domain; DomainType = 'Authoritative'; Default = $true }
  }

  'Get-ServicePrincipal' = {
    param($Cmdlet, $Given)
    if (-not (Test-Parameter $Cmdlet $Given 'Identity')) { return }
    $state = Get-PracticeState
    if (-not $Given.ContainsKey('Identity')) { return Get-PrincipalObject $state }
    $found = @(Select-Principal $state $Given.Identity)
    if ($found) { $found } else { Write-NotFound $Cmdlet $Given.Identity }
  }

  'New-ServicePrincipal' = {
    param($Cmdlet, $Given)
    # The older name of -ObjectId may be given beside it: it says the same.
    if (-not (Test-Parameter $Cmdlet $Given 'AppId', 'ObjectId', 'ServiceId', 'DisplayName')) { return }
    $appId = [string]$Given.AppId -as [guid]
    $objectId = [string]$Given.ObjectId -as [guid]
    if (-not $appId -or -not $objectId) {
      Write-ExchangeError $Cmdlet '' 'Microsoft.Exchange.Management.Tasks.InvalidArgumentException' 'AppId and ObjectId must be GUIDs.'
      return
    }
    $state = Get-PracticeState
    $taken = @(Get-PrincipalObject $state | Where-Object { $_.AppId -eq [string]$appId -or $_.ObjectId -eq [string]$objectId })
    if ($taken) {
      Write-ExchangeError $Cmdlet '' 'Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException' `
        ("Active Directory operation failed on {0}. The object 'CN={1},OU={2},OU=Microsoft Exchange Hosted Organizations' already exists." -f $domainController, $taken[0].ObjectId, $state.tenant.domain)
      return
    }
    $name = if ($Given.ContainsKey('DisplayName')) { [string]$Given.DisplayName } else { [string]$appId }
    if (-not $Cmdlet.ShouldProcess($name, 'New-ServicePrincipal')) { return }
    Set-PracticeState @{ servicePrincipals = @{ [string]$objectId = @{ appId = [string]$appId; displayName = $name } } }
    Select-Principal (Get-PracticeState) $objectId
  }

  'Remove-ServicePrincipal' = {
    param($Cmdlet, $Given)
    $state = Get-PracticeState
    $one = Resolve-Object $Cmdlet @(Select-Principal $state $Given.Identity) $Given.Identity
    if (-not $one -or -not $Cmdlet.ShouldProcess($one.ObjectId, 'Remove-ServicePrincipal')) { return }
    # Its permissions go with it: registered anew, it is another to Exchange.
    $mailboxes = @{}
    foreach ($entry in (Get-PracticeEntry $state.mailboxes)) { $mailboxes[$entry.Name] = @{ fullAccess = @{ $one.ObjectId = $null }; sendAs = @{ $one.ObjectId = $null } } }
    Set-PracticeState @{ servicePrincipals = @{ $one.ObjectId = $null }; mailboxes = $mailboxes }
  }

  'Get-Mailbox' = {
    param($Cmdlet, $Given)
    if (-not (Test-Parameter $Cmdlet $Given 'Identity', 'ResultSize')) { return }
    $state = Get-PracticeState
    if (-not $Given.ContainsKey('Identity')) { return Get-MailboxObject $state }
    $found = @(Select-Mailbox $state $Given.Identity)
    if ($found) { $found } else { Write-NotFound $Cmdlet $Given.Identity }
  }

  'Get-MailboxPermission' = {
    param($Cmdlet, $Given)
    if (-not (Test-Parameter $Cmdlet $Given 'Identity', 'User', 'ResultSize', 'IncludeUnresolvedPermissions')) { return }
    $state = Get-PracticeState
    $mailbox = Resolve-Object $Cmdlet @(Select-Mailbox $state $Given.Identity) $Given.Identity
    if (-not $mailbox) { return }
    $only = $null
    if ($Given.ContainsKey('User')) {
      $only = Resolve-Trustee $Cmdlet @(Select-Trustee $state $Given.User) $Given.User
      if (-not $only) { return }
    } else { ConvertTo-Permission $mailbox 'NT AUTHORITY\SELF' 'FullAccess', 'ReadPermission' }
    $trustees = @(Get-Trustee $state)
    foreach ($id in (Get-FullAccess $state $mailbox)) {
      if ($only -and $only.Id -ne $id) { continue }
      $holder = @($trustees | Where-Object { $_.Id -eq $id })[0]
      if ($holder) { ConvertTo-Permission $mailbox $holder.User }
      elseif ($Given.IncludeUnresolvedPermissions) { ConvertTo-Permission $mailbox $id }
    }
  }

  'Add-MailboxPermission' = {
    param($Cmdlet, $Given)
    if (-not (Test-FullAccess $Cmdlet $Given)) { return }
    $wanted = Resolve-Permission $Cmdlet $Given (Get-PracticeState)
    if (-not $wanted) { return }
    $mailbox = $wanted.Mailbox
    $trustee = $wanted.Trustee
    if ($wanted.Held) {
      $Cmdlet.WriteWarning(('The appropriate access control entry is already present on the object "{0}" for account "{1}".' -f $mailbox.Identity, $trustee.User))
      return
    }
    if (-not $Cmdlet.ShouldProcess($mailbox.Identity, 'Add-MailboxPermission')) { return }
    Set-PracticeState @{ mailboxes = @{ $mailbox.Identity = @{ fullAccess = @{ $trustee.Id = $true } } } }
    ConvertTo-Permission $mailbox $trustee.User
  }

  'Remove-MailboxPermission' = {
    param($Cmdlet, $Given)
    if (-not (Test-FullAccess $Cmdlet $Given)) { return }
    $wanted = Resolve-Permission $Cmdlet $Given (Get-PracticeState)
    if (-not $wanted) { return }
    $mailbox = $wanted.Mailbox
    $trustee = $wanted.Trustee
    if (-not $wanted.Held) {
      $Cmdlet.WriteWarning(('Can''t remove the access control entry on the object "{0}" for account "{1}" because the ACE isn''t present.' -f $mailbox.Identity, $trustee.User))
      return
    }
    if (-not $Cmdlet.ShouldProcess($mailbox.Identity, 'Remove-MailboxPermission')) { return }
    Set-PracticeState @{ mailboxes = @{ $mailbox.Identity = @{ fullAccess = @{ $trustee.Id = $null } } } }
  }
}

. ([IO.Path]::Combine($PSScriptRoot, 'cmdlets.generated.ps1'))
Export-ModuleMember -Function @($answers.Keys)
