# Made by scripts/practice-cmdlets.ts from practice-modules/cmdlets.json; do not edit.

function Get-OrganizationConfig {
  [CmdletBinding(PositionalBinding = $false)]
  param(
  )
  & $answers['Get-OrganizationConfig'] $PSCmdlet $PSBoundParameters
}

function Get-AcceptedDomain {
  [CmdletBinding(PositionalBinding = $false)]
  param(
    [Parameter(Position = 1)][object]$Identity,
    [Parameter()][object]$ResultSize
  )
  & $answers['Get-AcceptedDomain'] $PSCmdlet $PSBoundParameters
}

function New-ServicePrincipal {
  [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(Mandatory)][string]$AppId,
    [Parameter(Mandatory)][string]$ObjectId,
    [Parameter()][string]$ServiceId,
    [Parameter()][string]$DisplayName
  )
  & $answers['New-ServicePrincipal'] $PSCmdlet $PSBoundParameters
}

function Get-ServicePrincipal {
  [CmdletBinding(PositionalBinding = $false)]
  param(
    [Parameter(Position = 0)][object]$Identity,
    [Parameter()][object]$Organization
  )
  & $answers['Get-ServicePrincipal'] $PSCmdlet $PSBoundParameters
}

function Remove-ServicePrincipal {
  [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess, ConfirmImpact = 'High')]
  param(
    [Parameter(Mandatory, Position = 0)][object]$Identity
  )
  & $answers['Remove-ServicePrincipal'] $PSCmdlet $PSBoundParameters
}

function Get-Mailbox {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
  param(
    [Parameter(ParameterSetName = 'AnrSet')][string]$Anr,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$Archive,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][string]$Filter,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$GroupMailbox,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$InactiveMailboxOnly,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$IncludeAcceptMessagesOnlyFromDLMembersWithDisplayNames,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$IncludeAcceptMessagesOnlyFromSendersOrMembersWithDisplayNames,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$IncludeAcceptMessagesOnlyFromWithDisplayNames,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$IncludeEmailAddressDisplayNames,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$IncludeForwardingAddressWithDisplayNames,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$IncludeGrantSendOnBehalfToWithDisplayNames,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$IncludeInactiveMailbox,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$Migration,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][object]$OrganizationalUnit,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$PublicFolder,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][string[]]$RecipientTypeDetails,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][object]$ResultSize,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'MailboxPlanSet')][switch]$SoftDeletedMailbox,
    [Parameter(ParameterSetName = 'AnrSet')][Parameter(ParameterSetName = 'DatabaseSet')][Parameter(ParameterSetName = 'Identity')][Parameter(ParameterSetName = 'ServerSet')][Parameter(ParameterSetName = 'MailboxPlanSet')][string]$SortBy,
    [Parameter(ParameterSetName = 'Identity', Position = 1)][object]$Identity,
    [Parameter(ParameterSetName = 'MailboxPlanSet')][object]$MailboxPlan
  )
  & $answers['Get-Mailbox'] $PSCmdlet $PSBoundParameters
}

function Get-MailboxPermission {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'AccessRights')]
  param(
    [Parameter(ParameterSetName = 'Owner', Mandatory, Position = 1)][Parameter(ParameterSetName = 'AccessRights', Mandatory, Position = 1)][object]$Identity,
    [Parameter(ParameterSetName = 'Owner')][switch]$Owner,
    [Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'AccessRights')][pscredential]$Credential,
    [Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'AccessRights')][switch]$GroupMailbox,
    [Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'AccessRights')][switch]$IncludeUserWithDisplayName,
    [Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'AccessRights')][switch]$ReadFromDomainController,
    [Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'AccessRights')][object]$ResultSize,
    [Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'AccessRights')][switch]$UseCustomRouting,
    [Parameter(ParameterSetName = 'AccessRights')][object]$User,
    [Parameter(ParameterSetName = 'AccessRights')][switch]$SoftDeletedMailbox,
    [Parameter(ParameterSetName = 'AccessRights')][switch]$IncludeSoftDeletedUserPermissions,
    [Parameter(ParameterSetName = 'AccessRights')][switch]$IncludeUnresolvedPermissions
  )
  & $answers['Get-MailboxPermission'] $PSCmdlet $PSBoundParameters
}

function Add-MailboxPermission {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'AccessRights', SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(ParameterSetName = 'AccessRights', Mandatory, Position = 1)][Parameter(ParameterSetName = 'Owner', Mandatory, Position = 1)][object]$Identity,
    [Parameter(ParameterSetName = 'AccessRights', Mandatory)][string[]]$AccessRights,
    [Parameter(ParameterSetName = 'AccessRights', Mandatory)][object]$User,
    [Parameter(ParameterSetName = 'AccessRights')][bool]$AutoMapping,
    [Parameter(ParameterSetName = 'AccessRights')][switch]$Deny,
    [Parameter(ParameterSetName = 'AccessRights')][Parameter(ParameterSetName = 'Owner')][switch]$GroupMailbox,
    [Parameter(ParameterSetName = 'AccessRights')][Parameter(ParameterSetName = 'Owner')][switch]$IgnoreDefaultScope,
    [Parameter(ParameterSetName = 'AccessRights')][object]$InheritanceType,
    [Parameter(ParameterSetName = 'Owner', Mandatory)][object]$Owner
  )
  & $answers['Add-MailboxPermission'] $PSCmdlet $PSBoundParameters
}

function Remove-MailboxPermission {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'AccessRights', SupportsShouldProcess, ConfirmImpact = 'High')]
  param(
    [Parameter(ParameterSetName = 'AccessRights', Mandatory, Position = 1)][Parameter(ParameterSetName = 'Owner', Position = 1)][Parameter(ParameterSetName = 'ClearAutoMapping', Mandatory, Position = 1)][Parameter(ParameterSetName = 'ResetDefault', Mandatory, Position = 1)][object]$Identity,
    [Parameter(ParameterSetName = 'AccessRights', Mandatory)][string[]]$AccessRights,
    [Parameter(ParameterSetName = 'AccessRights', Mandatory)][object]$User,
    [Parameter(ParameterSetName = 'AccessRights')][Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'ClearAutoMapping')][switch]$BypassMasterAccountSid,
    [Parameter(ParameterSetName = 'AccessRights')][switch]$Deny,
    [Parameter(ParameterSetName = 'AccessRights')][Parameter(ParameterSetName = 'Owner')][switch]$GroupMailbox,
    [Parameter(ParameterSetName = 'AccessRights')][Parameter(ParameterSetName = 'Owner')][Parameter(ParameterSetName = 'ClearAutoMapping')][Parameter(ParameterSetName = 'ResetDefault')][switch]$IgnoreDefaultScope,
    [Parameter(ParameterSetName = 'AccessRights')][object]$InheritanceType,
    [Parameter(ParameterSetName = 'AccessRights')][switch]$SoftDeletedMailbox,
    [Parameter(ParameterSetName = 'ClearAutoMapping')][switch]$ClearAutoMapping,
    [Parameter(ParameterSetName = 'ResetDefault')][switch]$ResetDefault
  )
  & $answers['Remove-MailboxPermission'] $PSCmdlet $PSBoundParameters
}
