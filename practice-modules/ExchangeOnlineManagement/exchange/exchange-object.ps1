# The objects that Exchange's cmdlets give, made from the tenant's state, and how an identity is found among them.

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
      PrimarySmtpAddress = $entry.Name
      UserPrincipalName = if ($entry.Value.owner) { $entry.Value.owner } else { $entry.Name }
      RecipientTypeDetails = if ($entry.Value.owner) { 'UserMailbox' } else { 'SharedMailbox' }
    }
  }
}

function Select-Mailbox {
  param($State, $Identity)
  Get-MailboxObject $State | Where-Object { @($_.Identity, $_.Alias, $_.DisplayName, $_.UserPrincipalName) -contains [string]$Identity }
}

# Who can hold a permission. A service principal is shown by its object id, a user by the name that signs in.
function Get-Trustee {
  param($State)
  foreach ($principal in (Get-PrincipalObject $State)) {
    [pscustomobject]@{ Id = $principal.ObjectId; User = $principal.ObjectId; Names = @($principal.ObjectId, $principal.AppId, $principal.DisplayName) }
  }
  foreach ($entry in (Get-PracticeEntry $State.users)) {
    if ($entry.Value.member) {
      [pscustomobject]@{ Id = $entry.Value.objectId; User = $entry.Name; Names = @($entry.Value.objectId, $entry.Name, $entry.Name.Split('@')[0], $entry.Value.displayName) }
    }
  }
}

function Select-Trustee {
  param($State, $Identity)
  Get-Trustee $State | Where-Object { $_.Names -contains [string]$Identity }
}

# The object ids that hold full access, as they are kept.
function Get-FullAccess {
  param($State, $Mailbox)
  Get-PracticeEntry $State.mailboxes.($Mailbox.Identity).fullAccess | ForEach-Object { $_.Name }
}

function ConvertTo-Permission {
  param($Mailbox, [string]$User, [string[]]$AccessRights = @('FullAccess'))
  [pscustomobject]@{
    Identity = $Mailbox.Identity; User = $User; AccessRights = $AccessRights; IsInherited = $false; Deny = $false
    InheritanceType = 'All'; IsValid = $true; ObjectState = 'Unchanged'
  }
}
