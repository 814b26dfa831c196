import { randomInt } from 'node:crypto'
import type { EntraRoute } from './route.ts'
import { readScopes } from './scopes.ts'
import { proceed } from './sign-in/steps.ts'
import type { Transaction } from './sign-in/transaction.ts'
import { userClient } from './user-client.ts'

export const DEVICE_CODE_LIFETIME_MS = 15 * 60 * 1000
export const POLL_INTERVAL_S = 5
/** Without vowels and look-alikes (RFC 8628 section 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789'

const newUserCode = (): string => Array.from({ length: 9 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')

/** The device authorization endpoint (RFC 8628 sections 3.1 and 3.2; Microsoft, "OAuth 2.0 device authorization grant flow"). */
export const deviceCodeRoute: EntraRoute = {
  method: 'POST',
  path: '/oauth2/v2.0/devicecode',
  disturbed: true,
  answer({ tenantSegment, form }, context) {
    const { state, appId, application } = userClient(tenantSegment, form.get('client_id'), context)
    const scope = form.get('scope')
    readScopes(scope, state, appId, application)
    const userCode = newUserCode()
    const code = { userCode, appId, scope: scope ?? '', issuedAtMs: context.now().getTime(), polledAtMs: undefined, outcome: undefined }
    const uri = `${context.origin()}/common/oauth2/deviceauth`
    return {
      status: 200,
      body: {
        user_code: userCode,
        device_code: context.signIns.deviceCodes.add(code),
        verification_uri: uri,
        expires_in: DEVICE_CODE_LIFETIME_MS / 1000,
        interval: POLL_INTERVAL_S,
        message: `To sign in, use a web browser to open the page ${uri} and enter the code ${userCode} to authenticate.`,
      },
    }
  },
}

/** Where a person types in what the device shows; its form holds `user_code` beside `ctx`, and goes where all forms of a sign-in go. */
export const devicePageRoute: EntraRoute = {
  method: 'GET',
  path: '/oauth2/deviceauth',
  page: true,
  disturbed: true,
  answer(request, context) {
    const transaction: Transaction = {
      segment: context.tenant.state().tenant.id, ask: { kind: 'device', deviceCode: undefined }, appId: '', scope: '', startedAtMs: context.now().getTime(),
    }
    return proceed(context.signIns.transactions.add(transaction), transaction, context, request)
  },
}
