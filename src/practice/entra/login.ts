import { EntraError } from './entra-error.ts'
import type { EntraAnswer, EntraContext, EntraRequest, EntraRoute } from './route.ts'
import { sessionCookie } from './session.ts'
import { decline, proceed } from './sign-in/steps.ts'
import type { Transaction } from './sign-in/transaction.ts'
import { DEVICE_CODE_LIFETIME_MS } from './device-code.ts'

/** How long a page may stand before its forms are of no more use. */
const TRANSACTION_LIFETIME_MS = 10 * 60 * 1000

const flowGone = (): EntraError => new EntraError(50089, 'The sign-in took too long, or its page is of another time. Start again from the application.')

/**
 * Finds the device that shows this code: letters in either case, blanks and dashes ignored.
 * Throws AADSTS90119 for an empty code, 70018 for one that no device shows, 70019 for one that is too old, 90120 for one that was answered.
 */
function withUserCode(transaction: Transaction, typed: string, { signIns, now }: EntraContext): Transaction {
  const userCode = typed.toUpperCase().replace(/[\s-]/g, '')
  if (userCode === '') throw new EntraError(90119, 'The user code is empty.')
  const found = signIns.deviceCodes.find((each) => each.userCode === userCode)
  if (!found) throw new EntraError(70018, 'Invalid verification code: the device shows another one.')
  const { key, value: { appId, scope, issuedAtMs, outcome } } = found
  if (now().getTime() - issuedAtMs >= DEVICE_CODE_LIFETIME_MS) throw new EntraError(70019, 'The verification code has expired.')
  if (outcome !== undefined) throw new EntraError(90120, 'The device request was already authorized or declined.')
  return { ...transaction, appId, scope, ask: { kind: 'device', deviceCode: key } }
}

/** A new sign-in counts from now on: it ends what an admin revoked before, and only that. */
function withUser(transaction: Transaction, username: string, { signIns, tenant, now }: EntraContext): Transaction {
  const upn = username.trim().toLowerCase()
  const user = tenant.state().users[upn]
  if (user?.signInRevoked && user.enabled) {
    signIns.revoke(upn)
    tenant.patch({ users: { [upn]: { signInRevoked: false } } })
  }
  return { ...transaction, upn, signedInAtMs: now().getTime(), secondFactor: false, accepted: false }
}

function withForm(transaction: Transaction, form: URLSearchParams, context: EntraContext): Transaction {
  const userCode = form.get('user_code')
  const username = form.get('username')
  if (userCode !== null && transaction.ask.kind === 'device' && transaction.ask.deviceCode === undefined) return withUserCode(transaction, userCode, context)
  if (username !== null && username.trim() !== '') return withUser(transaction, username, context)
  if (form.get('approve') === 'yes') return { ...transaction, secondFactor: transaction.upn !== undefined }
  return { ...transaction, accepted: form.get('consent') === 'accept' }
}

/** The browser keeps a sign-in once the second factor was given, where one is asked for, and the user is one of the tenant's. */
function keepSession(answer: EntraAnswer, { upn, signedInAtMs, secondFactor = false }: Transaction, { signIns, tenant }: EntraContext): EntraAnswer {
  const user = upn === undefined ? undefined : tenant.state().users[upn]
  if (!user || upn === undefined || signedInAtMs === undefined || (user.mfaRequired && !secondFactor)) return answer
  const id = signIns.sessions.add({ upn, signedInAtMs, secondFactor, revocations: signIns.revocationsOf(upn) })
  return { ...answer, headers: { ...answer.headers, 'set-cookie': sessionCookie(id) } }
}

/** Where the forms of the sign-in pages go. Their `ctx` is what another site cannot know. */
function answerForm(request: EntraRequest, context: EntraContext): EntraAnswer {
  const { form, correlationId } = request
  const id = form.get('ctx') ?? ''
  const transaction = context.signIns.transactions.get(id)
  if (!transaction || context.now().getTime() - transaction.startedAtMs > TRANSACTION_LIFETIME_MS) throw flowGone()
  if (form.get('consent') === 'cancel') return decline(id, transaction, context, correlationId)
  const next = withForm(transaction, form, context)
  const answer = proceed(id, next, context, request)
  return next.upn === undefined || next.ask.kind === 'admin' ? answer : keepSession(answer, next, context)
}

export const loginRoute: EntraRoute = { method: 'POST', path: '/login', page: true, disturbed: true, answer: answerForm }
