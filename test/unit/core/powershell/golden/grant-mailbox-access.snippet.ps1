& {
  # If no sign-in appears, add -Device to the next line.
  Connect-ExchangeOnline -ShowBanner:$false -ErrorAction Stop
  Add-MailboxPermission -Identity 'support@contoso.example' -User '0f0f0f0f-1a1a-2b2b-3c3c-4d4d4d4d4d4d' -AccessRights FullAccess -ErrorAction Stop
  Add-MailboxPermission -Identity 'sales@contoso.example' -User '0f0f0f0f-1a1a-2b2b-3c3c-4d4d4d4d4d4d' -AccessRights FullAccess -ErrorAction Stop
}
