import { adminConsentRoutes } from './admin-consent.ts'
import { authorizeRoutes } from './authorize.ts'
import { deviceCodeRoute, devicePageRoute } from './device-code.ts'
import { discoveryRoute } from './discovery.ts'
import { introspectionRoute } from './introspection.ts'
import { loginRoute } from './login.ts'
import { logoutRoute } from './logout.ts'
import type { EntraRoute } from './route.ts'
import { signingKeysRoute } from './signing-keys.ts'
import { tokenRoute } from './token.ts'

export const ENTRA_ROUTES: readonly EntraRoute[] = [
  discoveryRoute, signingKeysRoute, tokenRoute, introspectionRoute, ...authorizeRoutes, loginRoute, logoutRoute, ...adminConsentRoutes, deviceCodeRoute, devicePageRoute,
]
