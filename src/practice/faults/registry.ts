import { skew } from './clock/skew.ts'
import { skewAssertion } from './clock/skew~assertion.ts'
import { accountType } from './entra/account-type.ts'
import { adminConsentRequired } from './entra/admin-consent-required.ts'
import { appDisabled } from './entra/app-disabled.ts'
import { appNotFound } from './entra/app-not-found.ts'
import { certificateInvalid } from './entra/certificate-invalid.ts'
import { clientIdMalformed } from './entra/client-id-malformed.ts'
import { conditionalAccess } from './entra/conditional-access.ts'
import { consentDeclined } from './entra/consent-declined.ts'
import { consentMissing } from './entra/consent-missing.ts'
import { credentialMissing } from './entra/credential-missing.ts'
import { credentialMissingNoSecret } from './entra/credential-missing~no-secret.ts'
import { grantInvalid } from './entra/grant-invalid.ts'
import { grantRevoked } from './entra/grant-revoked.ts'
import { mfaRequired } from './entra/mfa-required.ts'
import { otherCloud } from './entra/other-cloud.ts'
import { other } from './entra/other.ts'
import { parameterMissing } from './entra/parameter-missing.ts'
import { passwordInvalid } from './entra/password-invalid.ts'
import { permissionInvalid } from './entra/permission-invalid.ts'
import { permissionNotConfigured } from './entra/permission-not-configured.ts'
import { platformType } from './entra/platform-type.ts'
import { publicClient } from './entra/public-client.ts'
import { redirectMismatch } from './entra/redirect-mismatch.ts'
import { redirectMismatchSignIn } from './entra/redirect-mismatch~sign-in.ts'
import { redirectMismatchSlash } from './entra/redirect-mismatch~slash.ts'
import { refreshExpired } from './entra/refresh-expired.ts'
import { refreshExpiredUnused } from './entra/refresh-expired~unused.ts'
import { requestMalformed } from './entra/request-malformed.ts'
import { resourceNotFound } from './entra/resource-not-found.ts'
import { rolesMissing } from './entra/roles-missing.ts'
import { rolesMissingNotAdded } from './entra/roles-missing~not-added.ts'
import { scopeInvalid } from './entra/scope-invalid.ts'
import { secretExpired } from './entra/secret-expired.ts'
import { secretInvalid } from './entra/secret-invalid.ts'
import { serviceError } from './entra/service-error.ts'
import { singleTenant } from './entra/single-tenant.ts'
import { tenantMalformed } from './entra/tenant-malformed.ts'
import { tenantNotFound } from './entra/tenant-not-found.ts'
import { throttled } from './entra/throttled.ts'
import { userDisabled } from './entra/user-disabled.ts'
import { userNotAssigned } from './entra/user-not-assigned.ts'
import { userUnknown } from './entra/user-unknown.ts'
import { wrongAccount } from './entra/wrong-account.ts'
import { imapThrottled } from './exchange/imap-throttled.ts'
import { mailboxFull } from './exchange/mailbox-full.ts'
import { mailboxLogon } from './exchange/mailbox-logon.ts'
import { notConnected } from './exchange/not-connected.ts'
import { notConnectedImapDisabled } from './exchange/not-connected~imap-disabled.ts'
import { notConnectedNoMailbox } from './exchange/not-connected~no-mailbox.ts'
import { notConnectedShared } from './exchange/not-connected~shared.ts'
import { principalMissing } from './exchange/principal-missing.ts'
import { principalMissingNotRegistered } from './exchange/principal-missing~not-registered.ts'
import { sendAsDenied } from './exchange/send-as-denied.ts'
import { senderBlocked } from './exchange/sender-blocked.ts'
import { serviceUnavailable } from './exchange/service-unavailable.ts'
import { serviceUnavailableSmtp } from './exchange/service-unavailable~smtp.ts'
import { smtpAuthDisabledMailbox } from './exchange/smtp-auth-disabled-mailbox.ts'
import { smtpAuthDisabledOrg } from './exchange/smtp-auth-disabled-org.ts'
import { smtpPolicy } from './exchange/smtp-policy.ts'
import { smtpPolicyAuthenticationPolicy } from './exchange/smtp-policy~authentication-policy.ts'
import { smtpThrottled } from './exchange/smtp-throttled.ts'
import { tenantBlocked } from './exchange/tenant-blocked.ts'
import { tokenExpiredInSession } from './exchange/token-expired-in-session.ts'
import { xoauth2NotOffered } from './exchange/xoauth2-not-offered.ts'
import { xoauth2NotOfferedSmtp } from './exchange/xoauth2-not-offered~smtp.ts'
import type { Fault } from './fault.ts'
import { closed } from './network/closed.ts'
import { closedImapAuthenticate } from './network/closed~imap-authenticate.ts'
import { closedImapIdle } from './network/closed~imap-idle.ts'
import { closedImapOpen } from './network/closed~imap-open.ts'
import { closedSmtpAuthenticate } from './network/closed~smtp-authenticate.ts'
import { closedSmtpData } from './network/closed~smtp-data.ts'
import { closedSmtpGreeting } from './network/closed~smtp-greeting.ts'
import { closedSmtpStarttls } from './network/closed~smtp-starttls.ts'
import { signInBroker } from './powershell/sign-in-broker.ts'
import { unauthorized } from './powershell/unauthorized.ts'
import { unauthorizedCmdletsMissing } from './powershell/unauthorized~cmdlets-missing.ts'
import { starttlsMissing } from './tls/starttls-missing.ts'

/** In the order of the set-up steps, one line or more a step. */
export const FAULTS: readonly Fault[] = [
  conditionalAccess, skew,
  closed, closedImapAuthenticate, closedImapOpen, closedImapIdle, closedSmtpGreeting, closedSmtpStarttls, closedSmtpAuthenticate,
  closedSmtpData, starttlsMissing, xoauth2NotOffered, xoauth2NotOfferedSmtp,
  smtpAuthDisabledOrg, smtpAuthDisabledMailbox, smtpPolicy, smtpPolicyAuthenticationPolicy,
  unauthorized, unauthorizedCmdletsMissing, signInBroker,
  accountType,
  publicClient, platformType, redirectMismatch, redirectMismatchSlash,
  permissionNotConfigured, permissionInvalid,
  appNotFound, clientIdMalformed, appDisabled,
  tenantNotFound, tenantMalformed, otherCloud, singleTenant,
  secretInvalid, secretExpired, credentialMissingNoSecret, certificateInvalid, skewAssertion,
  consentMissing, adminConsentRequired, consentDeclined, scopeInvalid, parameterMissing, wrongAccount, userUnknown, userDisabled,
  userNotAssigned, passwordInvalid, mfaRequired, notConnectedShared, mailboxLogon, sendAsDenied,
  requestMalformed, refreshExpired, refreshExpiredUnused, grantRevoked, grantInvalid,
  credentialMissing, redirectMismatchSignIn,
  resourceNotFound, rolesMissingNotAdded,
  rolesMissing,
  principalMissing, principalMissingNotRegistered,
  notConnected, notConnectedImapDisabled, notConnectedNoMailbox,
  throttled, serviceError, other, imapThrottled, tokenExpiredInSession, serviceUnavailable, serviceUnavailableSmtp, smtpThrottled,
  mailboxFull, senderBlocked, tenantBlocked,
]
