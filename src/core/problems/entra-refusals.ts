import { skew } from './clock/skew.ts'
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
import { grantInvalid } from './entra/grant-invalid.ts'
import { grantRevoked } from './entra/grant-revoked.ts'
import { mfaRequired } from './entra/mfa-required.ts'
import { otherCloud } from './entra/other-cloud.ts'
import { parameterMissing } from './entra/parameter-missing.ts'
import { passwordInvalid } from './entra/password-invalid.ts'
import { permissionInvalid } from './entra/permission-invalid.ts'
import { permissionNotConfigured } from './entra/permission-not-configured.ts'
import { platformType } from './entra/platform-type.ts'
import { publicClient } from './entra/public-client.ts'
import { redirectMismatch } from './entra/redirect-mismatch.ts'
import { refreshExpired } from './entra/refresh-expired.ts'
import { requestMalformed } from './entra/request-malformed.ts'
import { resourceNotFound } from './entra/resource-not-found.ts'
import { scopeInvalid } from './entra/scope-invalid.ts'
import { secretExpired } from './entra/secret-expired.ts'
import { secretInvalid } from './entra/secret-invalid.ts'
import { secretIsId } from './entra/secret-is-id.ts'
import { serviceError } from './entra/service-error.ts'
import { singleTenant } from './entra/single-tenant.ts'
import { tenantMalformed } from './entra/tenant-malformed.ts'
import { tenantNotFound } from './entra/tenant-not-found.ts'
import { throttled } from './entra/throttled.ts'
import { userDisabled } from './entra/user-disabled.ts'
import { userNotAssigned } from './entra/user-not-assigned.ts'
import { userUnknown } from './entra/user-unknown.ts'
import { wrongAccount } from './entra/wrong-account.ts'
import type { Problem } from './problem.ts'

/** Every problem that an AADSTS number can mark, the most specific first. A number that none of these claims is `entra.other`. */
export const ENTRA_REFUSALS: readonly Problem[] = [
  skew,
  tenantMalformed, otherCloud, tenantNotFound, singleTenant,
  clientIdMalformed, appDisabled, appNotFound, accountType,
  secretIsId, secretExpired, credentialMissing, secretInvalid, certificateInvalid,
  publicClient, platformType, redirectMismatch,
  wrongAccount, userUnknown, userDisabled, userNotAssigned, passwordInvalid,
  conditionalAccess, refreshExpired, grantRevoked, mfaRequired,
  permissionInvalid, permissionNotConfigured, resourceNotFound,
  adminConsentRequired, consentDeclined, consentMissing,
  scopeInvalid, parameterMissing, requestMalformed, grantInvalid,
  throttled, serviceError,
]
