import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:https'
import { ANNA, HELPDESK_REDIRECT_URI } from '../../../../src/practice/initial-state.ts'
import type { PracticeTenant } from '../../../../src/practice/start.ts'
import { askToken, entraUrl, profileOf, type Answer } from '../practice-clients.ts'

export const OUTLOOK = 'https://outlook.office.com'
export const MAIL_SCOPES = [`${OUTLOOK}/IMAP.AccessAsUser.All`, `${OUTLOOK}/SMTP.Send`, 'offline_access'] as const

/** A page, or the redirect at the end of a sign-in. */
export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly html: string
  /** Where the browser is sent, with `code` or `error` in its query */
  readonly location: URL | undefined
  /** The transaction that the page's forms belong to */
  readonly ctx: string | undefined
  /** The AADSTS number that the page shows */
  readonly number: number | undefined
}

type Fields = Readonly<Record<string, string | undefined>>

const given = (fields: Fields): [string, string][] => Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)

export const query = (fields: Fields): string => new URLSearchParams(given(fields)).toString()

/** The hidden field of a page's forms. */
export const hiddenField = (html: string, name: string): string | undefined => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]

/** A browser as far as the sign-in pages need one: it keeps the cookie, follows no redirect and runs nothing. */
export class Browser {
  readonly #tenant: PracticeTenant
  cookie: string | undefined

  constructor(tenant: PracticeTenant) {
    this.#tenant = tenant
  }

  /** `path` is everything behind the tenant's segment. */
  visit(path: string, segment?: string): Promise<Page> {
    return this.#send('GET', entraUrl(this.#tenant, path, segment))
  }

  /** Fills in a page's form: `username`, `approve`, `consent` or `user_code`. */
  submit({ ctx }: Pick<Page, 'ctx'>, fields: Fields): Promise<Page> {
    return this.#send('POST', entraUrl(this.#tenant, '/login', 'common'), query({ ctx, ...fields }))
  }

  post(url: string, body: string): Promise<Page> {
    return this.#send('POST', url, body)
  }

  #send(method: string, url: string, body?: string): Promise<Page> {
    return new Promise((resolve, reject) => {
      const headers = { connection: 'close', ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...(this.cookie === undefined ? {} : { cookie: this.cookie }) }
      const outgoing = request(url, { method, ca: this.#tenant.caPem, headers }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const html = Buffer.concat(chunks).toString('utf8')
          const location = incoming.headers.location === undefined ? undefined : new URL(incoming.headers.location)
          this.cookie = incoming.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? this.cookie
          const number = /AADSTS(\d+)/.exec(html)?.[1]
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, html, location, ctx: hiddenField(html, 'ctx'), number: number === undefined ? undefined : Number(number) })
        })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }
}

export interface SignInOptions {
  /** User principal name; anna without */
  readonly user?: string
  readonly scopes?: readonly string[]
  readonly segment?: string
  readonly redirectUri?: string
  /** Parameters of the authorization request, added or (`undefined`) left out */
  readonly authorize?: Fields
  /** Parameters of the token request, added or (`undefined`) left out */
  readonly token?: Fields
  readonly headers?: Readonly<Record<string, string>>
  readonly consent?: 'accept' | 'cancel'
  /** One that has signed in before */
  readonly browser?: Browser
}

export const newVerifier = (): string => randomBytes(32).toString('base64url')
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

export const authorizePath = (tenant: PracticeTenant, { scopes = MAIL_SCOPES, redirectUri = HELPDESK_REDIRECT_URI, authorize = {} }: SignInOptions = {}): string =>
  `/oauth2/v2.0/authorize?${query({
    client_id: profileOf(tenant).clientId, response_type: 'code', redirect_uri: redirectUri, scope: scopes.join(' '), state: 'a state', ...authorize,
  })}`

/** Goes through the pages until the browser is sent back or a page has nothing to fill in. */
export async function walkPages(tenant: PracticeTenant, options: SignInOptions = {}): Promise<Page> {
  const browser = options.browser ?? new Browser(tenant)
  let page = await browser.visit(authorizePath(tenant, options), options.segment)
  for (let step = 0; step < 5 && page.ctx !== undefined; step++) {
    const fields: Fields = page.html.includes('name="username"') ? { username: options.user ?? ANNA }
      : page.html.includes('name="approve"') ? { approve: 'yes' }
        : page.html.includes('value="accept"') ? { consent: options.consent ?? 'accept' } : {}
    if (Object.keys(fields).length === 0) break
    page = await browser.submit(page, fields)
  }
  return page
}

/** A code from the pages. Throws with the page's text where there is none. */
export async function codeOf(tenant: PracticeTenant, options: SignInOptions = {}): Promise<string> {
  const { location, html } = await walkPages(tenant, options)
  const code = location?.searchParams.get('code')
  if (!code) throw new Error(`no code: ${location?.href ?? html.replace(/<style.*<\/style>/s, '').replace(/<[^>]+>/g, ' ')}`)
  return code
}

export const redeem = (tenant: PracticeTenant, code: string, { redirectUri = HELPDESK_REDIRECT_URI, token = {}, segment, headers }: SignInOptions = {}): Promise<Answer> =>
  askToken(tenant, { grant_type: 'authorization_code', scope: undefined, code, redirect_uri: redirectUri, ...token }, segment, headers)

export const refresh = (tenant: PracticeTenant, refreshToken: string, { token = {}, segment, headers }: SignInOptions = {}): Promise<Answer> =>
  askToken(tenant, { grant_type: 'refresh_token', scope: undefined, refresh_token: refreshToken, ...token }, segment, headers)

export interface SignedIn {
  readonly accessToken: string
  /** Empty without `offline_access` */
  readonly refreshToken: string
  readonly json: Readonly<Record<string, unknown>>
}

/** Signs a user in without a browser and redeems the code, with PKCE, which every client should use. Throws where either is refused. */
export async function signIn(tenant: PracticeTenant, options: SignInOptions = {}): Promise<SignedIn> {
  const verifier = newVerifier()
  const authorize = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256', ...options.authorize }
  const code = await codeOf(tenant, { ...options, authorize })
  const { json } = await redeem(tenant, code, { ...options, token: { code_verifier: verifier, ...options.token } })
  if (typeof json['access_token'] !== 'string') throw new Error(`refused: ${String(json['error_description'])}`)
  return { accessToken: json['access_token'], refreshToken: typeof json['refresh_token'] === 'string' ? json['refresh_token'] : '', json }
}
