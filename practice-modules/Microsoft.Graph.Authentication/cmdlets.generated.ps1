# Made by scripts/practice-cmdlets.ts from practice-modules/cmdlets.json; do not edit.

function Connect-MgGraph {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'UserParameterSet')]
  param(
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 1)][string[]]$Scopes,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 4)][Parameter(ParameterSetName = 'AppCertificateParameterSet')][Parameter(ParameterSetName = 'AppSecretCredentialParameterSet')][Alias('Audience', 'Tenant')][string]$TenantId,
    [Parameter(ParameterSetName = 'UserParameterSet')][Parameter(ParameterSetName = 'AppCertificateParameterSet', Mandatory, Position = 1)][Parameter(ParameterSetName = 'IdentityParameterSet')][Alias('AppId', 'ApplicationId')][string]$ClientId,
    [Parameter(ParameterSetName = 'UserParameterSet')][Parameter(ParameterSetName = 'AppCertificateParameterSet')][Parameter(ParameterSetName = 'IdentityParameterSet')][Parameter(ParameterSetName = 'AppSecretCredentialParameterSet')][Parameter(ParameterSetName = 'EnvironmentVariableParameterSet')][ValidateSet('CurrentUser', 'Process')][object]$ContextScope,
    [Parameter(ParameterSetName = 'UserParameterSet')][Parameter(ParameterSetName = 'AppCertificateParameterSet')][Parameter(ParameterSetName = 'IdentityParameterSet')][Parameter(ParameterSetName = 'AppSecretCredentialParameterSet')][Parameter(ParameterSetName = 'AccessTokenParameterSet')][Parameter(ParameterSetName = 'EnvironmentVariableParameterSet')][Alias('EnvironmentName', 'NationalCloud')][string]$Environment,
    [Parameter(ParameterSetName = 'UserParameterSet')][Alias('UseDeviceAuthentication', 'DeviceCode', 'DeviceAuth', 'Device')][switch]$UseDeviceCode,
    [Parameter(ParameterSetName = 'UserParameterSet')][Parameter(ParameterSetName = 'AppCertificateParameterSet')][Parameter(ParameterSetName = 'IdentityParameterSet')][Parameter(ParameterSetName = 'AppSecretCredentialParameterSet')][Parameter(ParameterSetName = 'AccessTokenParameterSet')][Parameter(ParameterSetName = 'EnvironmentVariableParameterSet')][double]$ClientTimeout,
    [Parameter(ParameterSetName = 'UserParameterSet')][Parameter(ParameterSetName = 'AppCertificateParameterSet')][Parameter(ParameterSetName = 'IdentityParameterSet')][Parameter(ParameterSetName = 'AppSecretCredentialParameterSet')][Parameter(ParameterSetName = 'AccessTokenParameterSet')][Parameter(ParameterSetName = 'EnvironmentVariableParameterSet')][switch]$NoWelcome,
    [Parameter(ParameterSetName = 'UserParameterSet')][Parameter(ParameterSetName = 'AppCertificateParameterSet')][Parameter(ParameterSetName = 'IdentityParameterSet')][Parameter(ParameterSetName = 'AppSecretCredentialParameterSet')][Parameter(ParameterSetName = 'AccessTokenParameterSet')][Parameter(ParameterSetName = 'EnvironmentVariableParameterSet')][switch]$Break,
    [Parameter(ParameterSetName = 'AppCertificateParameterSet', Position = 2)][Alias('CertificateSubject', 'CertificateName')][string]$CertificateSubjectName,
    [Parameter(ParameterSetName = 'AppCertificateParameterSet', Position = 3)][string]$CertificateThumbprint,
    [Parameter(ParameterSetName = 'AppCertificateParameterSet')][bool]$SendCertificateChain,
    [Parameter(ParameterSetName = 'AppCertificateParameterSet')][object]$Certificate,
    [Parameter(ParameterSetName = 'IdentityParameterSet')][Alias('ManagedIdentity', 'ManagedServiceIdentity', 'MSI')][switch]$Identity,
    [Parameter(ParameterSetName = 'AppSecretCredentialParameterSet')][Alias('SecretCredential', 'Credential')][pscredential]$ClientSecretCredential,
    [Parameter(ParameterSetName = 'AccessTokenParameterSet', Mandatory, Position = 1)][securestring]$AccessToken,
    [Parameter(ParameterSetName = 'EnvironmentVariableParameterSet')][switch]$EnvironmentVariable
  )
  & $answers['Connect-MgGraph'] $PSCmdlet $PSBoundParameters
}

function Get-MgContext {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'UserParameterSet')]
  param(
  )
  & $answers['Get-MgContext'] $PSCmdlet $PSBoundParameters
}

function Disconnect-MgGraph {
  [CmdletBinding(PositionalBinding = $false)]
  param(
  )
  & $answers['Disconnect-MgGraph'] $PSCmdlet $PSBoundParameters
}

function Invoke-MgGraphRequest {
  [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'UserParameterSet')]
  param(
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 1)][ValidateSet('GET', 'POST', 'PUT', 'PATCH', 'DELETE')][object]$Method,
    [Parameter(ParameterSetName = 'UserParameterSet', Mandatory, Position = 2)][uri]$Uri,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 3)][object]$Body,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 4)][System.Collections.IDictionary]$Headers,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 5)][string]$OutputFilePath,
    [Parameter(ParameterSetName = 'UserParameterSet')][switch]$InferOutputFileName,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 7)][string]$InputFilePath,
    [Parameter(ParameterSetName = 'UserParameterSet')][switch]$PassThru,
    [Parameter(ParameterSetName = 'UserParameterSet')][switch]$SkipHeaderValidation,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 11)][string]$ContentType,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 13)][Alias('SV')][string]$SessionVariable,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 14)][Alias('RHV')][string]$ResponseHeadersVariable,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 15)][string]$StatusCodeVariable,
    [Parameter(ParameterSetName = 'UserParameterSet')][switch]$SkipHttpErrorCheck,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 17)][object]$GraphRequestSession,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 18)][string]$UserAgent,
    [Parameter(ParameterSetName = 'UserParameterSet', Position = 19)][ValidateSet('Hashtable', 'HttpResponseMessage', 'Json', 'PSObject')][object]$OutputType,
    [Parameter(ParameterSetName = 'UserParameterSet')][switch]$Break
  )
  & $answers['Invoke-MgGraphRequest'] $PSCmdlet $PSBoundParameters
}
