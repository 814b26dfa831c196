import type { Application } from '../tenant-state.ts'
import { EntraError, quoted } from './entra-error.ts'

/** What Entra says where a user signs in, or signed in once. Its wording is part of the protocol: logs are read by it. */
const named = (appId: string, { displayName }: Application): string => `'${appId}'(${displayName})`

export const applicationDisabled = (appId: string, application: Application): EntraError =>
  new EntraError(7000112, `Application ${named(appId, application)} is disabled.`)

export const singleTenant = (appId: string, application: Application, endpoint: string): EntraError => new EntraError(50194,
  `Application ${named(appId, application)} is not configured as a multi-tenant application. Usage of the /${endpoint} endpoint is not supported for such `
  + "applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.")

export const personalAccountsOnly = (number: 9002331 | 9002346, appId: string, application: Application): EntraError => new EntraError(number,
  `Application ${named(appId, application)} is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.`)

export const workAccountsOnly = (appId: string, application: Application): EntraError => new EntraError(9002332,
  `Application ${named(appId, application)} is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.`)

export const accountTypeWrong = (): EntraError => new EntraError(500208, 'The domain is not a valid login domain for the account type.')

export const otherCloud = (tenant: string, cloud: string): EntraError => new EntraError(90038,
  `Tenant '${quoted(tenant)}' request is being redirected to the National Cloud '${cloud}'.`)

export const redirectNotRegistered = (uri: string, appId: string): EntraError => new EntraError(50011,
  `The redirect URI '${quoted(uri)}' specified in the request does not match the redirect URIs configured for the application '${appId}'.`)

export const noRedirectRegistered = (): EntraError => new EntraError(500113, 'No reply address is registered for the application.')
export const noRedirectGiven = (): EntraError => new EntraError(900971, 'No reply address provided.')
export const redirectChanged = (given: string, first: string): EntraError => new EntraError(500112,
  `The reply address '${quoted(given)}' does not match the reply address '${quoted(first)}' provided when requesting Authorization code.`)

export const userUnknown = (upn: string, domain: string): EntraError => new EntraError(50034,
  `The user account ${quoted(upn)} does not exist in the ${domain} directory. To sign into this application, the account must be added to the directory.`)
export const userDisabled = (): EntraError => new EntraError(50057, 'The user account is disabled.')
export const userForeign = (upn: string, tenant: string, appId: string, application: Application): EntraError => new EntraError(50020,
  `User account '${quoted(upn)}' from identity provider 'https://sts.windows.net/${upn.split('@')[1] ?? ''}/' does not exist in tenant '${tenant}' and cannot access the application `
  + `${named(appId, application)} in that tenant. The account needs to be added as an external user in the tenant first.`)
export const userNotAssigned = (upn: string, appId: string, application: Application): EntraError => new EntraError(50105,
  `The signed in user '${quoted(upn)}' is not assigned to a role for the application ${named(appId, application)}.`)
export const accessBlocked = (): EntraError => new EntraError(53003,
  'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.')
export const secondFactorNeeded = (resource: string): EntraError => new EntraError(50076,
  `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource}'.`)
export const passwordWrong = (): EntraError => new EntraError(50126, 'Error validating credentials due to invalid username or password.')

export const consentMissing = (appId: string, application: Application): EntraError => new EntraError(65001,
  `The user or administrator has not consented to use the application with ID '${appId}' named '${application.displayName}'. `
  + 'Send an interactive authorization request for this user and resource.')
export const consentDeclined = (): EntraError => new EntraError(65004, 'User declined to consent to access the app.')
export const adminConsentNeeded = (): EntraError => new EntraError(90094, 'The grant requires admin permission. Needs admin approval.')
export const notSignedIn = (): EntraError => new EntraError(50058, 'A silent sign-in request was sent but no user is signed in.')

export const permissionNotListed = (appId: string, application: Application, resource: string, listed: readonly string[]): EntraError => new EntraError(650057,
  'Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client\'s application registration. '
  + `Client app ID: ${appId}(${application.displayName}). Resource value from request: ${quoted(resource)}. List of valid resources from app registration: ${listed.join(', ')}.`)
export const permissionGone = (appId: string, permission: string): EntraError => new EntraError(65006,
  `The required resource access list of the application '${appId}' contains a permission that cannot be resolved: '${quoted(permission)}'. Remove it and add it again.`)
export const permissionUnknown = (application: Application, permission: string, resource: string): EntraError => new EntraError(650053,
  `The application '${application.displayName}' asked for scope '${quoted(permission)}' that doesn't exist on the resource '${resource}'. Contact the app vendor.`)
export const scopeEmpty = (): EntraError => new EntraError(28003,
  'Provided value for the input parameter scope cannot be empty when requesting an access token using the provided authorization code.')

export const grantInvalid = (what: string): EntraError => new EntraError(70000, `The provided value for the input parameter '${what}' is not valid.`)
export const codeExpired = (): EntraError => new EntraError(70008, 'The provided authorization code or refresh token has expired due to inactivity.')
export const codeRedeemed = (): EntraError => new EntraError(54005,
  'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.')
export const verifierWrong = (): EntraError => new EntraError(501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.')
export const grantRevoked = (issuedAt: Date): EntraError => new EntraError(50173,
  `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${issuedAt.toISOString()}'.`)
export const refreshUnused = (issuedAt: Date): EntraError => new EntraError(700082,
  `The refresh token has expired due to inactivity. The token was issued on ${issuedAt.toISOString()} and was inactive for 90.00:00:00.`)
export const refreshOfPage = (issuedAt: Date): EntraError => new EntraError(700084,
  `The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. The token was issued on ${issuedAt.toISOString()}.`)
export const signInTooOld = (issuedAt: Date, lifetimeS: number): EntraError => new EntraError(70043,
  'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. '
  + `The token was issued on ${issuedAt.toISOString()} and the maximum allowed lifetime for this request is ${lifetimeS}.`)

export const clientPublic = (): EntraError => new EntraError(700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.")
export const pageWithoutOrigin = (): EntraError => new EntraError(9002327,
  "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.")
export const pageWithoutProof = (): EntraError => new EntraError(9002325, 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.')
export const originNotAllowed = (): EntraError => new EntraError(9002326, "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.")
