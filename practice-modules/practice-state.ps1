# The practice tenant's state, read and changed through its admin endpoint. Dot-sourced by each practice module.

# In one process these two modules' assemblies clash, in either order, and unloading a module unloads no assembly.
function Assert-AloneInProcess {
  param([string]$Module, [string]$Assembly)
  $key = 'HelpdeskOAuth.PracticeModule'
  $loaded = [AppDomain]::CurrentDomain.GetData($key)
  if ($loaded -and $loaded -ne $Module) {
    throw [IO.FileLoadException]::new(("Could not load file or assembly '{0}'. Could not find or load a specific file. (0x80131621)" -f $Assembly))
  }
  [AppDomain]::CurrentDomain.SetData($key, $Module)
}

# Calls the admin endpoint: Get, or Patch with a JSON merge patch (RFC 7396).
function Invoke-PracticeAdmin {
  param([string]$Method, [hashtable]$Patch)
  if (-not $env:HELPDESK_OAUTH_PRACTICE_URL -or -not $env:HELPDESK_OAUTH_PRACTICE_KEY) {
    throw 'No practice tenant is running: HELPDESK_OAUTH_PRACTICE_URL and HELPDESK_OAUTH_PRACTICE_KEY are not set.'
  }
  $request = @{
    Method = $Method
    Uri = $env:HELPDESK_OAUTH_PRACTICE_URL.TrimEnd('/') + '/state'
    Headers = @{ Authorization = 'Bearer ' + $env:HELPDESK_OAUTH_PRACTICE_KEY }
    UseBasicParsing = $true
    TimeoutSec = 20
  }
  if ($Patch) {
    $request.ContentType = 'application/merge-patch+json'
    $request.Body = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $Patch -Depth 8 -Compress))
  }
  # Windows PowerShell goes round a proxy for loopback by itself.
  if ($PSVersionTable.PSVersion.Major -ge 6) { $request.NoProxy = $true }
  Invoke-RestMethod @request -ErrorAction Stop
}

function Get-PracticeState { Invoke-PracticeAdmin -Method 'Get' }

function Set-PracticeState {
  param([hashtable]$Patch)
  $null = Invoke-PracticeAdmin -Method 'Patch' -Patch $Patch
}

# The entries of an object that is used as a map.
function Get-PracticeEntry {
  param([object]$Map)
  if ($Map) { $Map.PSObject.Properties | Where-Object { $_.MemberType -eq 'NoteProperty' } }
}
