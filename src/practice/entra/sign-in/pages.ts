import type { TenantState } from '../../tenant-state.ts'
import type { EntraErrorBody } from '../entra-error.ts'
import type { EntraAnswer } from '../route.ts'
import { escaped, hidden, page, type PageOptions } from './page.ts'
import type { ReplyTo } from './transaction.ts'

/** The sign-in under way that a page belongs to. */
export interface PageOf extends PageOptions {
  /** Id of the transaction, which the page's forms carry as `ctx` */
  readonly ctx: string
}

const form = (ctx: string, content: string): string => `<form method="post" action="/common/login">${hidden('ctx', ctx)}${content}</form>`

const button = (name: string, value: string, label: string, kind: 'main' | 'plain' | '' = '', extra = ''): string =>
  `<button ${kind === '' ? '' : `class="${kind}" `}name="${name}" value="${escaped(value)}"${extra}>${label}</button>`

const yesOrNo = (yes: string, no: string): string => button('consent', 'accept', yes, 'main') + button('consent', 'cancel', no, 'plain')

/** "Pick an account": one button a user, and a field for any other. The one that the client hinted at comes first. */
export function accountPage(state: TenantState, hint: string | undefined, of: PageOf): EntraAnswer {
  const hinted = hint?.toLowerCase()
  const users = Object.entries(state.users).sort(([one], [other]) => Number(other === hinted) - Number(one === hinted))
  const buttons = users.map(([upn, { displayName }]) =>
    button('username', upn, `${escaped(displayName)}<small>${escaped(upn)}</small>`, '', upn === hinted ? ' autofocus' : ''))
  const unknown = hint !== undefined && !users.some(([upn]) => upn === hinted) ? hint : ''
  return page('Pick an account', form(of.ctx, buttons.join(''))
    + form(of.ctx, `<label for="username">Use another account</label><input id="username" name="username" autocomplete="username" maxlength="320" required value="${escaped(unknown)}">`
    + button('', '', 'Next', 'main')) + form(of.ctx, button('consent', 'cancel', 'Back', 'plain')), of)
}

/** Stands for the second factor, which only a person can give. */
export const secondFactorPage = (upn: string, of: PageOf): EntraAnswer =>
  page('Approve sign-in request', `<p>${escaped(upn)}</p>${form(of.ctx, button('approve', 'yes', 'Approve', 'main'))}`, of)

export interface ConsentRequest {
  readonly application: string
  readonly permissions: readonly string[]
  /** Whom the consent is for: a user, or the whole tenant */
  readonly for: { readonly upn: string } | { readonly tenant: string }
}

/** "Permissions requested", also before a device is let in, where Entra asks even without anything left to consent to. */
export function consentPage({ application, permissions, ...whom }: ConsentRequest, of: PageOf): EntraAnswer {
  const list = permissions.length === 0 ? '' : `<p>It asks for:</p><ul>${permissions.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`
  const sentence = 'upn' in whom.for ? `Signed in as ${escaped(whom.for.upn)}.` : `You consent as an administrator, for everybody in ${escaped(whom.for.tenant)}.`
  return page(permissions.length === 0 ? 'Are you trying to sign in?' : 'Permissions requested',
    `<p><strong>${escaped(application)}</strong></p>${list}<p>${sentence}</p>${form(of.ctx, yesOrNo(permissions.length === 0 ? 'Continue' : 'Accept', 'Cancel'))}`, of)
}

/** Where users may not consent themselves. */
export const approvalPage = (application: string, number: number, of: PageOf): EntraAnswer => page('Need admin approval',
  `<p><strong>${escaped(application)}</strong> needs permissions that only an administrator can grant. Ask one to consent before you use it.</p><p>AADSTS${number}</p>`
  + form(of.ctx, button('consent', 'cancel', 'Return to the application without granting consent', 'plain')), of)

/** Where the code that a device shows is typed in (RFC 8628 section 3.3). */
export const userCodePage = (of: PageOf): EntraAnswer => page('Enter code',
  form(of.ctx, `<label for="user_code">Code that the application or device shows</label><input id="user_code" name="user_code" autocomplete="off" maxlength="20" required>${button('', '', 'Next', 'main')}`), of)

export const messagePage = (title: string, sentence: string): EntraAnswer => page(title, `<p>${escaped(sentence)}</p>`)

/** What a person sees of a refusal: the number and its sentence as text, like Entra's own page. */
export const refusalPage = (body: EntraErrorBody, status: number): EntraAnswer => page('Sorry, but we\'re having trouble signing you in.', `<p>${escaped(body.error_description)}</p>`, { status })

/** Hands the answer on as a form (OAuth 2.0 Form Post Response Mode); with no script, a person presses the button. */
export const formPostPage = ({ uri }: ReplyTo, fields: URLSearchParams): EntraAnswer => page('Back to the application',
  `<form method="post" action="${escaped(uri)}">${[...fields].map(([name, value]) => hidden(name, value)).join('')}${button('', '', 'Continue', 'main', ' autofocus')}</form>`, { leadsTo: uri })
