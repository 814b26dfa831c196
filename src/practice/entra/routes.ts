import { discoveryRoute } from './discovery.ts'
import type { EntraRoute } from './route.ts'
import { signingKeysRoute } from './signing-keys.ts'
import { tokenRoute } from './token.ts'

export const ENTRA_ROUTES: readonly EntraRoute[] = [discoveryRoute, signingKeysRoute, tokenRoute]
