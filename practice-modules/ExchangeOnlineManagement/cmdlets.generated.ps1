# Made by scripts/practice-cmdlets.ts from practice-modules/cmdlets.json; do not edit.

function Connect-ExchangeOnline {
  [CmdletBinding(PositionalBinding = $false)]
  param(
    [Parameter(Position = 0)][string]$ConnectionUri,
    [Parameter(Position = 1)][string]$AzureADAuthorizationEndpointUri,
    [Parameter(Position = 2)][ValidateSet('O365China', 'O365Default', 'O365GermanyCloud', 'O365USGovDoD', 'O365USGovGCCHigh')][object]$ExchangeEnvironmentName,
    [Parameter(Position = 3)][object]$PSSessionOption,
    [Parameter(Position = 4)][string]$DelegatedOrganization,
    [Parameter(Position = 5)][string]$Prefix,
    [Parameter(Position = 6)][string[]]$CommandName,
    [Parameter(Position = 7)][string[]]$FormatTypeName,
    [Parameter()][string]$AccessToken,
    [Parameter()][string]$AppId,
    [Parameter()][switch]$BypassMailboxAnchoring,
    [Parameter()][object]$Certificate,
    [Parameter()][string]$CertificateFilePath,
    [Parameter()][securestring]$CertificatePassword,
    [Parameter()][string]$CertificateThumbprint,
    [Parameter()][pscredential]$Credential,
    [Parameter()][switch]$Device,
    [Parameter()][switch]$DisableWAM,
    [Parameter()][switch]$EnableErrorReporting,
    [Parameter()][string]$EXOModuleBasePath,
    [Parameter()][switch]$InlineCredential,
    [Parameter()][switch]$LoadCmdletHelp,
    [Parameter()][string]$LogDirectoryPath,
    [Parameter()][ValidateSet('All', 'Default')][object]$LogLevel,
    [Parameter()][switch]$ManagedIdentity,
    [Parameter()][string]$ManagedIdentityAccountId,
    [Parameter()][string]$Organization,
    [Parameter()][uint32]$PageSize,
    [Parameter()][switch]$ShowBanner,
    [Parameter()][bool]$ShowProgress,
    [Parameter()][object]$SigningCertificate,
    [Parameter()][switch]$SkipLoadingCmdletHelp,
    [Parameter()][switch]$SkipLoadingFormatData,
    [Parameter()][bool]$TrackPerformance,
    [Parameter()][bool]$UseMultithreading,
    [Parameter()][string]$UserPrincipalName,
    [Parameter()][switch]$UseRPSSession
  )
  & $answers['Connect-ExchangeOnline'] $PSCmdlet $PSBoundParameters
}

function Disconnect-ExchangeOnline {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'DefaultParameterSet', SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(ParameterSetName = 'ConnectionId', Mandatory)][string[]]$ConnectionId,
    [Parameter(ParameterSetName = 'ModulePrefix', Mandatory)][string[]]$ModulePrefix
  )
  & $answers['Disconnect-ExchangeOnline'] $PSCmdlet $PSBoundParameters
}

function Get-ConnectionInformation {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Default')]
  param(
    [Parameter(ParameterSetName = 'ConnectionId', Mandatory)][string[]]$ConnectionId,
    [Parameter(ParameterSetName = 'ModulePrefix', Mandatory)][string[]]$ModulePrefix
  )
  & $answers['Get-ConnectionInformation'] $PSCmdlet $PSBoundParameters
}
