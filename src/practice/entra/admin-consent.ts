import { redirectTypeOf } from './redirect-uri.ts'
import type { EntraRoute } from './route.ts'
import { proceed } from './sign-in/steps.ts'
import type { Transaction } from './sign-in/transaction.ts'
import { userClient } from './user-client.ts'

/**
 * The link by which an admin consents for the whole tenant, to all that the registration asks for (Microsoft, "Admin consent on the Microsoft
 * identity platform"). The practice tenant has no admins: whoever opens it acts as one. Its form holds `ctx` and `consent`.
 */
const adminConsent = (path: string): EntraRoute => ({
  method: 'GET',
  path,
  page: true,
  disturbed: true,
  answer(request, context) {
    const { tenantSegment, query } = request
    const { appId, application } = userClient(tenantSegment, query.get('client_id'), context)
    const uri = query.get('redirect_uri')
    if (uri !== null) redirectTypeOf(uri, appId, application)
    const reply = uri === null ? undefined : { uri, mode: 'query' as const, state: query.get('state') ?? undefined }
    const transaction: Transaction = { segment: tenantSegment, ask: { kind: 'admin', reply }, appId, scope: '', startedAtMs: context.now().getTime() }
    return proceed(context.signIns.transactions.add(transaction), transaction, context, request)
  },
})

export const adminConsentRoutes: readonly EntraRoute[] = [adminConsent('/adminconsent'), adminConsent('/v2.0/adminconsent')]
