# Errors in the shape of Exchange Online's: number, exception and sentence in the message, the call's ids as the error's id.

# In Exchange's own module a function of this name raises every error, and it shows in the error's id. Whether the error ends the
# caller is for the -ErrorAction of the cmdlet to say, which holds here too.
function Write-ErrorMessage {
  [CmdletBinding()]
  param($ErrorObject)
  $PSCmdlet.WriteError($ErrorObject)
}

# -Number is the id of the sentence in Exchange; some of its sentences have none.
function Write-ExchangeError {
  param($Cmdlet, [string]$Number, [string]$Exception, [string]$Message)
  $id = '[Server=PRACTICE,RequestId={0},TimeStamp={1}]' -f [guid]::NewGuid(), [datetime]::UtcNow.ToString('R', [cultureinfo]::InvariantCulture)
  $record = [Management.Automation.ErrorRecord]::new([Exception]::new(('{0}|{1}|{2}' -f $Number, $Exception, $Message)), $id, 'NotSpecified', $null)
  $record.CategoryInfo.Activity = $Cmdlet.MyInvocation.MyCommand.Name
  $record.CategoryInfo.Reason = $Exception.Split('.')[-1]
  Write-ErrorMessage $record
}

$notFound = 'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException'
$ambiguous = 'Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException'
$domainController = 'PRACTICEDC01.PRACTICE.EXAMPLE'

function Write-NotFound {
  param($Cmdlet, $Identity)
  Write-ExchangeError $Cmdlet 'Ex6F9304' $notFound ("The operation couldn't be performed because object '{0}' couldn't be found on '{1}'." -f $Identity, $domainController)
}

# Gives the one that was found, or says that there is none or more than one.
function Resolve-Object {
  param($Cmdlet, [object[]]$Found, $Identity)
  if ($Found.Count -eq 1) { return $Found[0] }
  if ($Found.Count -eq 0) { Write-NotFound $Cmdlet $Identity }
  else { Write-ExchangeError $Cmdlet 'Ex9E65A2' $ambiguous ("The operation couldn't be performed because '{0}' matches multiple entries." -f $Identity) }
}

# The same for whoever gets a permission.
function Resolve-Trustee {
  param($Cmdlet, [object[]]$Found, $Identity)
  if ($Found.Count -eq 1) { return $Found[0] }
  if ($Found.Count -eq 0) { Write-ExchangeError $Cmdlet 'Ex9BC9DD' $notFound ('User or group "{0}" wasn''t found. Please make sure you''ve typed it correctly.' -f $Identity) }
  else { Write-ExchangeError $Cmdlet '' $ambiguous ('There are multiple users or groups matching the identity "{0}". Please specify a unique value.' -f $Identity) }
}

# A parameter that Exchange knows and the practice tenant does not act upon is refused, never passed over in silence.
function Test-Parameter {
  param($Cmdlet, $Given, [string[]]$Known)
  $known += [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
  $other = @($Given.Keys | Where-Object { $known -notcontains $_ -and $Given[$_] -ne $false })
  if (-not $other) { return $true }
  Write-ExchangeError $Cmdlet '' 'Practice.NotSupportedException' ('The practice tenant does not know what -{0} does.' -f $other[0])
  return $false
}
