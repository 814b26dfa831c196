import type { Application } from '../../tenant-state.ts'
import { EntraError } from '../entra-error.ts'
import type { EntraAnswer, EntraContext, EntraRequest } from '../route.ts'
import { readScopes } from '../scopes.ts'
import type { SignIn } from '../sign-ins.ts'
import { userClient } from '../user-client.ts'
import { consentLacking, userLetIn } from '../user-access.ts'
import { adminConsentNeeded, consentDeclined, consentMissing, notSignedIn, secondFactorNeeded } from '../user-errors.ts'
import { accountPage, approvalPage, consentPage, messagePage, secondFactorPage, userCodePage, type PageOf } from './pages.ts'
import { goesBack, reply, replyWithCode, replyWithError } from './reply.ts'
import type { AdminAsk, ReplyTo, Transaction } from './transaction.ts'

/** A transaction in which user and application are known. */
type SignedIn = Transaction & { readonly upn: string; readonly signedInAtMs: number }

const isSignedIn = (transaction: Transaction): transaction is SignedIn => transaction.upn !== undefined && transaction.signedInAtMs !== undefined

const replyOf = ({ ask }: Transaction): ReplyTo | undefined => (ask.kind === 'device' ? undefined : ask.reply)
const promptOf = ({ ask }: Transaction): string | undefined => (ask.kind === 'authorize' ? ask.prompt : undefined)

/** Ends a transaction with a refusal: back to the client where Entra does so, else thrown, for a page. */
export function refuse(id: string, transaction: Transaction, error: unknown, context: EntraContext, correlationId: string): EntraAnswer {
  if (!(error instanceof EntraError)) throw error
  const to = replyOf(transaction)
  context.signIns.transactions.delete(id)
  if (to === undefined || !(goesBack(error) || promptOf(transaction) === 'none')) throw error
  return replyWithError(to, error, context, correlationId)
}

/** Consents for everybody to all that the registration asks for. */
const consentForAll = (appId: string, { permissions }: Application, { tenant }: EntraContext): void =>
  tenant.patch({ applications: { [appId]: { consent: permissions } } })

function finishAdmin({ reply: to }: AdminAsk, appId: string, application: Application, context: EntraContext): EntraAnswer {
  consentForAll(appId, application, context)
  return to === undefined ? messagePage('Consent granted', 'You can close this window.') : reply(to, { admin_consent: 'True', tenant: context.tenant.state().tenant.id })
}

function finish(transaction: SignedIn, context: EntraContext): EntraAnswer {
  const { ask, appId, upn, scope, signedInAtMs } = transaction
  const { signIns, now } = context
  const signIn: SignIn = {
    appId, upn, scope, signedInAtMs, redirectType: ask.kind === 'authorize' ? ask.redirectType : 'public', byDevice: ask.kind === 'device', secondFactor: transaction.secondFactor === true,
    revocations: signIns.revocationsOf(upn), nonce: ask.kind === 'authorize' ? ask.nonce : undefined,
  }
  if (ask.kind !== 'authorize') {
    const device = ask.kind === 'device' ? signIns.deviceCodes.get(ask.deviceCode) : undefined
    if (device) device.outcome = signIn
    return messagePage('You have signed in', 'You have signed in to the application on your device. You may now close this window.')
  }
  const code = signIns.codes.add({ signIn, redirectUri: ask.reply.uri, challenge: ask.challenge, issuedAtMs: now().getTime(), redeemed: false })
  return replyWithCode(ask.reply, code)
}

/** The consent that is still to be given, as a page; `undefined` where nothing is left to ask. Records the one that was given. */
function consentStep(transaction: SignedIn, application: Application, of: PageOf, context: EntraContext): EntraAnswer | undefined {
  const { tenant, signIns } = context
  const { ask, appId, upn, scope, accepted } = transaction
  const state = tenant.state()
  const prompt = promptOf(transaction)
  const asked = readScopes(scope, state, appId, application).resources
  const lacking = consentLacking(asked, application, signIns.consentOf(upn, appId))
  const permissions = prompt === 'consent' ? [...new Set(asked.flatMap((each) => each.permissions))] : lacking
  const forAll = prompt === 'admin_consent'
  if (prompt === 'none' && lacking.length > 0) throw consentMissing(appId, application)
  if (forAll ? accepted === true : lacking.length === 0 && prompt !== 'consent' && (ask.kind === 'authorize' || accepted === true)) {
    if (forAll) consentForAll(appId, application, context)
    return undefined
  }
  if (!forAll && !state.tenant.userConsent && (prompt === 'consent' || lacking.length > 0)) return approvalPage(application.displayName, adminConsentNeeded().number, of)
  if (accepted !== true) {
    const whom = forAll ? { tenant: state.tenant.displayName } : { upn }
    return consentPage({ application: application.displayName, permissions: forAll ? Object.keys(application.permissions) : permissions, for: whom }, of)
  }
  signIns.consent(upn, appId, permissions)
  return undefined
}

function nextPage(id: string, transaction: Transaction, context: EntraContext): EntraAnswer {
  const { ask, segment } = transaction
  const of: PageOf = { ctx: id, leadsTo: replyOf(transaction)?.uri }
  if (ask.kind === 'device' && ask.deviceCode === undefined) return userCodePage(of)
  const { state, appId, application, endpoint } = userClient(segment, transaction.appId, context)
  if (ask.kind === 'admin') {
    const permissions = Object.keys(application.permissions)
    if (transaction.accepted !== true) return consentPage({ application: application.displayName, permissions, for: { tenant: state.tenant.displayName } }, of)
    context.signIns.transactions.delete(id)
    return finishAdmin(ask, appId, application, context)
  }
  if (!isSignedIn(transaction)) {
    if (promptOf(transaction) === 'none') throw notSignedIn()
    return accountPage(state, ask.kind === 'authorize' ? ask.loginHint : undefined, of)
  }
  const user = userLetIn(state, transaction.upn, appId, application, endpoint)
  if (user.mfaRequired && transaction.secondFactor !== true) {
    if (promptOf(transaction) === 'none') throw secondFactorNeeded(appId)
    return secondFactorPage(transaction.upn, of)
  }
  const consent = consentStep(transaction, application, of, context)
  if (consent) return consent
  context.signIns.transactions.delete(id)
  return finish(transaction, context)
}

/**
 * The next page of a sign-in under way, or its end: account, second factor, consent, and then back to the client. Each step reads the
 * tenant anew, so an admin who mends something in between is seen. Throws what belongs on a page.
 */
export function proceed(id: string, transaction: Transaction, context: EntraContext, { correlationId }: Pick<EntraRequest, 'correlationId'>): EntraAnswer {
  context.signIns.transactions.replace(id, transaction)
  try {
    return nextPage(id, transaction, context)
  } catch (failure) {
    return refuse(id, transaction, failure, context, correlationId)
  }
}

/** A person pressed "Cancel" or "Back". Where nobody but an admin may consent, that is the answer that the client gets. */
export function decline(id: string, transaction: Transaction, context: EntraContext, correlationId: string): EntraAnswer {
  const { signIns, tenant } = context
  if (transaction.ask.kind === 'device') {
    const device = signIns.deviceCodes.get(transaction.ask.deviceCode)
    if (device) device.outcome = false
    signIns.transactions.delete(id)
    return messagePage('You did not sign in', 'The application was not given access. You may now close this window.')
  }
  const byAdminAlone = transaction.ask.kind === 'authorize' && isSignedIn(transaction) && !tenant.state().tenant.userConsent
  const error = byAdminAlone && promptOf(transaction) !== 'admin_consent' ? adminConsentNeeded() : consentDeclined()
  if (replyOf(transaction) === undefined) return messagePage('Consent declined', 'You can close this window.')
  return refuse(id, transaction, error, context, correlationId)
}
