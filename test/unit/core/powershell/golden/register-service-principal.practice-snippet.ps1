& {
  if (-not $env:HELPDESK_OAUTH_PRACTICE_MODULES) { throw 'This profile is of a practice tenant; its Exchange is not here.' }
  Import-Module -Name ([IO.Path]::Combine($env:HELPDESK_OAUTH_PRACTICE_MODULES, 'ExchangeOnlineManagement')) -ErrorAction Stop
  # If no sign-in appears, add -Device to the next line.
  Connect-ExchangeOnline -ShowBanner:$false -ErrorAction Stop
  New-ServicePrincipal -AppId 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' -ObjectId '0f0f0f0f-1a1a-2b2b-3c3c-4d4d4d4d4d4d' -DisplayName 'Contoso Helpdesk' -ErrorAction Stop
}
