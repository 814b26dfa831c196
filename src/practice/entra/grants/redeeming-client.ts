import type { TokenClient } from '../access-tokens.ts'
import { hasCredential, readClient } from '../client-authentication.ts'
import { credentialMissing } from '../entra-error.ts'
import type { EntraContext, EntraRequest } from '../route.ts'
import type { RedirectType } from '../code-challenge.ts'
import { clientPublic, originNotAllowed, pageWithoutOrigin } from '../user-errors.ts'

/**
 * Whether the client proves itself as the platform of its redirect URI wants it (Microsoft, "Redirect URI restrictions" and "OAuth 2.0 authorization
 * code flow"). Throws AADSTS9002327 for a page's grant redeemed elsewhere than in a page, 9002326 for the reverse, 700025 for a secret of a public
 * client, 7000218 for none of a confidential one, and what is wrong with the credential.
 */
export async function redeemingClient(request: EntraRequest, context: EntraContext, type: RedirectType): Promise<TokenClient> {
  if (type === 'spa' && request.pageOrigin === undefined) throw pageWithoutOrigin()
  if (type !== 'spa' && request.pageOrigin !== undefined) throw originNotAllowed()
  if (type !== 'web' && hasCredential(request)) throw clientPublic()
  const client = await readClient(request, context)
  if (type === 'web' && client.proof === '0') throw credentialMissing()
  return client
}

/** A client of a flow that has no redirect URI: it must prove itself unless the registration allows public client flows. Throws AADSTS7000218. */
export async function flowClient(request: EntraRequest, context: EntraContext): Promise<TokenClient> {
  const client = await readClient(request, context)
  if (client.proof === '0' && !client.application.publicClientFlows) throw credentialMissing()
  return client
}
