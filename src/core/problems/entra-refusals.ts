import { skew } from './clock/skew.ts'
import { appDisabled } from './entra/app-disabled.ts'
import { appNotFound } from './entra/app-not-found.ts'
import { certificateInvalid } from './entra/certificate-invalid.ts'
import { clientIdMalformed } from './entra/client-id-malformed.ts'
import { conditionalAccess } from './entra/conditional-access.ts'
import { credentialMissing } from './entra/credential-missing.ts'
import { otherCloud } from './entra/other-cloud.ts'
import { permissionInvalid } from './entra/permission-invalid.ts'
import { resourceNotFound } from './entra/resource-not-found.ts'
import { secretExpired } from './entra/secret-expired.ts'
import { secretInvalid } from './entra/secret-invalid.ts'
import { secretIsId } from './entra/secret-is-id.ts'
import { serviceError } from './entra/service-error.ts'
import { singleTenant } from './entra/single-tenant.ts'
import { tenantMalformed } from './entra/tenant-malformed.ts'
import { tenantNotFound } from './entra/tenant-not-found.ts'
import { throttled } from './entra/throttled.ts'
import type { Problem } from './problem.ts'

/** Every problem that an AADSTS number can mark, the most specific first. A number that none of these claims is `entra.other`. */
export const ENTRA_REFUSALS: readonly Problem[] = [
  skew,
  tenantMalformed, otherCloud, tenantNotFound, singleTenant,
  clientIdMalformed, appDisabled, appNotFound,
  secretIsId, secretExpired, credentialMissing, secretInvalid, certificateInvalid,
  conditionalAccess, permissionInvalid, resourceNotFound,
  throttled, serviceError,
]
