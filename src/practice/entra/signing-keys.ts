import type { EntraRoute } from './route.ts'

/** The public keys (RFC 7517), the same for every tenant, as with Entra. */
export const signingKeysRoute: EntraRoute = {
  method: 'GET',
  path: '/discovery/v2.0/keys',
  answer: (_request, { tokens }) => ({ status: 200, body: tokens.jwks }),
}
