import { EXCHANGE_AUDIENCES } from './access-tokens.ts'
import { parameterMissing } from './entra-error.ts'
import type { EntraRoute } from './route.ts'
import { checkTenantSegment } from './tenant-segment.ts'

const isForExchange = (audience: string): boolean => EXCHANGE_AUDIENCES.some((name) => name === audience)

/**
 * Token introspection (RFC 7662), which Entra does not have: mail servers that are not ours ask here whether a token is good. They
 * take Exchange's part, so a token for another resource is no good to them (section 4). It is open to all, and tells a
 * token's holder nothing that does not stand in the token.
 *
 * Such a server wants the user's name in every answer, also in a refusal (Dovecot 2.3: "Temporary authentication failure"
 * without), and a token for an application names no user: the parameter `mailbox` of the URL says whom it then stands for.
 * Throws AADSTS900144 without a token.
 */
export const introspectionRoute: EntraRoute = {
  method: 'POST',
  path: '/oauth2/v2.0/introspect',
  async answer({ tenantSegment, query, form }, { tenant, tokens }) {
    checkTenantSegment(tenantSegment, tenant.state().tenant, 'invalid_request')
    const token = form.get('token')
    if (token === null || token === '') throw parameterMissing('token')
    const mailbox = query.get('mailbox') ?? undefined
    const claims = await tokens.verify(token)
    if (!claims || !isForExchange(claims.audience)) return { status: 200, body: { active: false, upn: mailbox } }
    const { upn = mailbox, scopes, roles, audience, expiresAt, appId } = claims
    const scope = [...scopes, ...roles].join(' ')
    return { status: 200, body: { active: true, token_type: 'Bearer', upn, scope, aud: audience, exp: expiresAt.getTime() / 1000, client_id: appId } }
  },
}
