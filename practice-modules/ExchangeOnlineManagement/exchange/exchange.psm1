# What Exchange answers after connecting: the cmdlets that our scripts use, on the practice tenant's state.

. ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'practice-state.ps1'))

# An error in the shape of Exchange Online's: number, kind and sentence, not terminating unless asked to be.
function Write-ExchangeError {
  param($Cmdlet, [string]$Number, [string]$Kind, [string]$Message, [string]$Category = 'NotSpecified')
  $exception = [Exception]::new(('Ex{0}|Microsoft.Exchange.{1}|{2}' -f $Number, $Kind, $Message))
  $Cmdlet.WriteError([Management.Automation.ErrorRecord]::new($exception, $Kind, $Category, $null))
}

function Write-NotFound {
  param($Cmdlet, $Identity)
  Write-ExchangeError $Cmdlet '6F9304' 'Configuration.Tasks.ManagementObjectNotFoundException' `
    ("The operation couldn't be performed because object '{0}' couldn't be found on 'PRACTICEDC01.PRACTICE.EXAMPLE'." -f $Identity) 'ObjectNotFound'
}

function Get-PrincipalObject {
  param($State)
  foreach ($entry in (Get-PracticeEntry $State.servicePrincipals)) {
    [pscustomobject]@{
      DisplayName = $entry.Value.displayName; AppId = $entry.Value.appId; ObjectId = $entry.Name
      Identity = $entry.Name; Guid = [guid]$entry.Name; Id = $entry.Name
    }
  }
}

function Select-Principal {
  param($State, $Identity)
  Get-PrincipalObject $State | Where-Object { @($_.ObjectId, $_.AppId, $_.DisplayName) -contains [string]$Identity }
}

function Get-MailboxObject {
  param($State)
  foreach ($entry in (Get-PracticeEntry $State.mailboxes)) {
    [pscustomobject]@{
      Identity = $entry.Name; DisplayName = $entry.Value.displayName; Alias = $entry.Name.Split('@')[0]
      PrimarySmtpAddress = $entry.Name; UserPrincipalName = $entry.Name; RecipientTypeDetails = 'UserMailbox'
      FullAccess = @(Get-PracticeEntry $entry.Value.fullAccess | ForEach-Object { $_.Name })
    }
  }
}

function Select-Mailbox {
  param($State, $Identity)
  Get-MailboxObject $State | Where-Object { @($_.Identity, $_.Alias, $_.DisplayName) -contains [string]$Identity } | Select-Object -First 1
}

function ConvertTo-Permission {
  param($Mailbox, $User)
  [pscustomobject]@{
    Identity = $Mailbox.Identity; User = $User; AccessRights = @('FullAccess')
    IsInherited = $false; Deny = $false; InheritanceType = 'All'
  }
}

# Only full access is kept in the tenant's state.
function Test-FullAccess {
  param($Cmdlet, $Given)
  if (@($Given.AccessRights).Count -eq 1 -and $Given.AccessRights[0] -eq 'FullAccess' -and -not $Given.Deny) { return $true }
  Write-ExchangeError $Cmdlet 'A60D12' 'Practice.NotSupportedException' 'The practice tenant keeps the right FullAccess alone.' 'NotImplemented'
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
    $state = Get-PracticeState
    if (-not $Given.ContainsKey('Identity')) { return Get-PrincipalObject $state }
    $found = @(Select-Principal $state $Given.Identity)
    if ($found) { $found } else { Write-NotFound $Cmdlet $Given.Identity }
  }

  'New-ServicePrincipal' = {
    param($Cmdlet, $Given)
    $appId = [string]$Given.AppId -as [guid]
    $objectId = [string]$Given.ObjectId -as [guid]
    if (-not $appId -or -not $objectId) {
      Write-ExchangeError $Cmdlet 'C5D0B1' 'Management.Tasks.InvalidArgumentException' 'AppId and ObjectId must be GUIDs.' 'InvalidArgument'
      return
    }
    $taken = @(Get-PrincipalObject (Get-PracticeState) | Where-Object { $_.AppId -eq [string]$appId -or $_.ObjectId -eq [string]$objectId })
    if ($taken) {
      Write-ExchangeError $Cmdlet '9E65F2' 'Management.Tasks.ServicePrincipalAlreadyExistsException' `
        ('A service principal with AppId {0} and ObjectId {1} already exists.' -f $taken[0].AppId, $taken[0].ObjectId) 'ResourceExists'
      return
    }
    $name = if ($Given.ContainsKey('DisplayName')) { [string]$Given.DisplayName } else { [string]$appId }
    if (-not $Cmdlet.ShouldProcess($name, 'New-ServicePrincipal')) { return }
    Set-PracticeState @{ servicePrincipals = @{ [string]$objectId = @{ appId = [string]$appId; displayName = $name } } }
    Select-Principal (Get-PracticeState) $objectId
  }

  'Remove-ServicePrincipal' = {
    param($Cmdlet, $Given)
    $found = @(Select-Principal (Get-PracticeState) $Given.Identity)
    if ($found.Count -ne 1) { Write-NotFound $Cmdlet $Given.Identity; return }
    if ($Cmdlet.ShouldProcess($found[0].ObjectId, 'Remove-ServicePrincipal')) {
      Set-PracticeState @{ servicePrincipals = @{ $found[0].ObjectId = $null } }
    }
  }

  'Get-Mailbox' = {
    param($Cmdlet, $Given)
    $state = Get-PracticeState
    if (-not $Given.ContainsKey('Identity')) { return Get-MailboxObject $state | Select-Object -Property * -ExcludeProperty FullAccess }
    $found = Select-Mailbox $state $Given.Identity
    if ($found) { $found | Select-Object -Property * -ExcludeProperty FullAccess } else { Write-NotFound $Cmdlet $Given.Identity }
  }

  'Get-MailboxPermission' = {
    param($Cmdlet, $Given)
    $state = Get-PracticeState
    $mailbox = Select-Mailbox $state $Given.Identity
    if (-not $mailbox) { Write-NotFound $Cmdlet $Given.Identity; return }
    $wanted = if ($Given.ContainsKey('User')) { @((Select-Principal $state $Given.User).ObjectId) + [string]$Given.User }
    foreach ($user in $mailbox.FullAccess) { if (-not $wanted -or $wanted -contains $user) { ConvertTo-Permission $mailbox $user } }
  }

  'Add-MailboxPermission' = {
    param($Cmdlet, $Given)
    if (-not (Test-FullAccess $Cmdlet $Given)) { return }
    $state = Get-PracticeState
    $mailbox = Select-Mailbox $state $Given.Identity
    if (-not $mailbox) { Write-NotFound $Cmdlet $Given.Identity; return }
    $principal = @(Select-Principal $state $Given.User)
    if (-not $principal) {
      Write-ExchangeError $Cmdlet '3D2BA3' 'Configuration.Tasks.SecurityPrincipalNotFoundException' `
        ('User or group "{0}" wasn''t found. Please make sure you''ve typed it correctly.' -f $Given.User) 'ObjectNotFound'
      return
    }
    if ($mailbox.FullAccess -contains $principal[0].ObjectId) {
      $Cmdlet.WriteWarning(('The appropriate access control entry is already present on the object "{0}".' -f $mailbox.Identity))
      return
    }
    if (-not $Cmdlet.ShouldProcess($mailbox.Identity, 'Add-MailboxPermission')) { return }
    Set-PracticeState @{ mailboxes = @{ $mailbox.Identity = @{ fullAccess = @{ $principal[0].ObjectId = $true } } } }
    ConvertTo-Permission $mailbox $principal[0].ObjectId
  }

  'Remove-MailboxPermission' = {
    param($Cmdlet, $Given)
    if (-not (Test-FullAccess $Cmdlet $Given)) { return }
    $state = Get-PracticeState
    $mailbox = Select-Mailbox $state $Given.Identity
    if (-not $mailbox) { Write-NotFound $Cmdlet $Given.Identity; return }
    $ids = @((Select-Principal $state $Given.User).ObjectId) + [string]$Given.User
    $held = @($mailbox.FullAccess | Where-Object { $ids -contains $_ })
    if (-not $held) {
      $Cmdlet.WriteWarning(('Can''t remove the access control entry on the object "{0}": it is not present.' -f $mailbox.Identity))
      return
    }
    if ($Cmdlet.ShouldProcess($mailbox.Identity, 'Remove-MailboxPermission')) {
      Set-PracticeState @{ mailboxes = @{ $mailbox.Identity = @{ fullAccess = @{ $held[0] = $null } } } }
    }
  }
}

. ([IO.Path]::Combine($PSScriptRoot, 'cmdlets.generated.ps1'))
Export-ModuleMember -Function @($answers.Keys)
